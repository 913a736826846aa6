import type { TraceqlPlace } from '#analysis/traceqlPlace.ts';
import { TRACEQL_INTRINSICS } from '#analysis/traceqlTokens.ts';
import { matchingNames } from '#ui/matchingNames.ts';

/** Stages that may follow a pipe, as they are written. */
const STAGES: readonly string[] = [
  'count() > ',
  'avg(',
  'max(',
  'min(',
  'sum(',
  'by(',
  'select(',
  'coalesce()',
  'rate()',
  'count_over_time()',
  'quantile_over_time(duration, .95)',
];

/** Values of fields that have a few of their own. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  status: ['error', 'ok', 'unset'],
  'span:status': ['error', 'ok', 'unset'],
  kind: ['server', 'client', 'producer', 'consumer', 'internal', 'unspecified'],
  'span:kind': ['server', 'client', 'producer', 'consumer', 'internal', 'unspecified'],
};

/** Whether the values of a field are known, so that no server has to be asked. */
export function hasOwnValues(field: string): boolean {
  return Object.hasOwn(VALUES, field);
}

/** Fields that every server has, the most asked for first. */
const FIELDS: readonly string[] = [
  'resource.service.name',
  'name',
  'status',
  'duration',
  'kind',
  ...TRACEQL_INTRINSICS,
];

/** More would be scrolled through rather than typed for. */
const MOST = 50;

/**
 * What may stand at a place of a query. `keys` are attributes as the server names them, `values` those of the field that
 * is compared with.
 */
export function traceqlOffers(
  place: TraceqlPlace,
  keys: readonly string[],
  values: readonly string[],
): readonly string[] {
  return matchingNames(allOf(place, keys, values), place.typed.replace(/^"/, ''))
    .filter((offer) => offer !== place.typed)
    .slice(0, MOST);
}

function allOf(place: TraceqlPlace, keys: readonly string[], values: readonly string[]): readonly string[] {
  switch (place.kind) {
    case 'field':
      return [...new Set([...FIELDS, ...keys.map(asField)])];
    case 'value':
      return hasOwnValues(place.field) ? VALUES[place.field] : values.map(asValue);
    case 'stage':
      return STAGES;
  }
}

/** An attribute without a scope is looked for in all of them: it begins with a dot. */
function asField(key: string): string {
  return /^(?:span|resource|event|link|instrumentation)[.:]|^\./.test(key) ? key : `.${key}`;
}

/** Numbers, durations and the words true and false stand as they are, texts in quotes. */
function asValue(value: string): string {
  if (/^-?\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h)?$|^(?:true|false)$/.test(value)) return value;
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
