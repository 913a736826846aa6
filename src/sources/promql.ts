/** A condition on a label: `=` a value, or one of several. */
export interface LabelMatch {
  readonly label: string;
  readonly values: readonly string[];
  /** none of the values instead */
  readonly negated?: boolean;
}

const PLAIN_METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const PLAIN_LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** A text in double quotes. Backslash, quote and newline are escaped; others may stand as they are. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** What an RE2 that must match the whole text takes for nothing but that text. */
export function literalPattern(text: string): string {
  return text.replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** A label in a list of labels; names of Prometheus 3 that are no plain names are quoted. */
export function labelName(label: string): string {
  return PLAIN_LABEL.test(label) ? label : quoted(label);
}

/**
 * `name{label="value",…}` with every name and value escaped; conditions of no value are left out, several values become
 * `=~"one|other"`.
 */
export function selector(metric: string, matches: readonly LabelMatch[]): string {
  const conditions = matches.flatMap(({ label, values, negated }) => {
    if (values.length === 0) return [];
    if (values.length === 1) return [`${labelName(label)}${negated ? '!=' : '='}${quoted(values[0])}`];
    return [`${labelName(label)}${negated ? '!~' : '=~'}${quoted(values.map(literalPattern).join('|'))}`];
  });
  // A metric whose name is no plain name stands among the conditions.
  if (PLAIN_METRIC.test(metric)) return `${metric}${conditions.length === 0 ? '' : `{${conditions.join(',')}}`}`;
  return `{${[quoted(metric), ...conditions].join(',')}}`;
}

/** `sum by (a, b) (inner)` */
export function sumBy(labels: readonly string[], inner: string): string {
  return `sum by (${labels.map(labelName).join(', ')}) (${inner})`;
}

/** A stretch of time in whole seconds, at least one: `90s`. */
export function seconds(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1000))}s`;
}

/** Points that a server answers at most, for each series. */
const MOST_POINTS = 11_000;

/** ms between two points of a range: as many as are wanted, no more than the server gives, none finer than scrapes. */
export function stepMs(rangeMs: number, points: number, scrapeMs: number): number {
  const wanted = Math.max(rangeMs / Math.max(1, Math.min(points, MOST_POINTS - 1)), scrapeMs, 1000);
  return Math.ceil(wanted / 1000) * 1000;
}

/** ms that a rate is over: four scrapes, so that one that is missed leaves no hole, and no time between two points unseen. */
export function rateWindowMs(step: number, scrapeMs: number): number {
  return Math.max(4 * scrapeMs, step);
}
