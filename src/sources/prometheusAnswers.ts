import type { CallHistogram } from '#model/callMetrics.ts';
import { isFields, listIn } from './decoding.ts';

/** One series of an answer. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** of a vector one, of a matrix one per point of time: [Unix s, value]; values may be NaN and infinite */
  readonly points: readonly (readonly [number, number])[];
}

/** The series of a vector or a matrix; what is none is left out. */
export function samplesOf(answer: unknown): readonly Sample[] {
  const data = isFields(answer) ? answer['data'] : undefined;
  return listIn(data, 'result').flatMap((entry) => {
    if (!isFields(entry)) return [];
    const points = [...listIn(entry, 'values'), entry['value']].flatMap(pointOf);
    return points.length === 0 ? [] : [{ labels: labelsOf(entry['metric']), points }];
  });
}

/** What the server has to say beside its answer. */
export function warningsOf(answer: unknown): readonly string[] {
  return [...listIn(answer, 'warnings'), ...listIn(answer, 'infos')].filter(
    (warning): warning is string => typeof warning === 'string',
  );
}

/** Texts of an answer that is a list: names of metrics, of labels. */
export function textsOf(answer: unknown): readonly string[] {
  return listIn(answer, 'data').filter((text): text is string => typeof text === 'string');
}

function pointOf(point: unknown): readonly (readonly [number, number])[] {
  if (!Array.isArray(point) || point.length !== 2) return [];
  const [time, value] = point as readonly unknown[];
  if (typeof time !== 'number' || typeof value !== 'string') return [];
  return [[time, sampleValue(value)]];
}

/** `1.5`, `NaN`, `+Inf`, `-Inf` */
function sampleValue(text: string): number {
  if (/^[+-]?Inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
}

function labelsOf(metric: unknown): Readonly<Record<string, string>> {
  if (!isFields(metric)) return {};
  return Object.fromEntries(
    Object.entries(metric).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * Series of buckets, gathered into one histogram for each group of labels. `unitNs` is of the bounds. A store that loses
 * a scrape may count less up to a higher bound: counts never fall, as in the store's own percentiles.
 */
export function histogramsOf(
  samples: readonly Sample[],
  keyOf: (labels: Sample['labels']) => string,
  unitNs: number,
): ReadonlyMap<string, CallHistogram> {
  const byKey = new Map<string, [number, number][]>();
  for (const { labels, points } of samples) {
    const bound = sampleValue(labels['le'] ?? '');
    const [, count] = points[0];
    if (Number.isNaN(bound) || !Number.isFinite(count)) continue;
    const key = keyOf(labels);
    const buckets = byKey.get(key);
    if (buckets) buckets.push([bound * unitNs, count]);
    else byKey.set(key, [[bound * unitNs, count]]);
  }
  return new Map(
    Array.from(byKey, ([key, buckets]) => {
      buckets.sort(([one], [other]) => one - other);
      const counts = Float64Array.from(buckets, ([, count]) => count);
      for (let at = 1; at < counts.length; at++) counts[at] = Math.max(counts[at], counts[at - 1]);
      return [key, { bounds: Float64Array.from(buckets, ([bound]) => bound), counts }];
    }),
  );
}

/** Values of a series at the points `from`, `from + step` …: NaN where it has none. All in s. */
export function valuesAt({ points }: Sample, from: number, step: number, count: number): Float64Array {
  const values = new Float64Array(count).fill(NaN);
  for (const [time, value] of points) {
    const at = Math.round((time - from) / step);
    if (at >= 0 && at < count) values[at] = value;
  }
  return values;
}
