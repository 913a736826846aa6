import type { TraceQuery } from '#model/traceSearch.ts';

/** What a name may hold unquoted. */
const PLAIN_NAME = /^[\w.\-/:]+$/;
const SCOPES = /^(resource|span|event|link|instrumentation)\.(.+)$/;
/** Fields that every span has, and whose values are no text. */
const WORDS: ReadonlySet<string> = new Set(['status', 'kind', 'span:status', 'span:kind']);
const DURATIONS: ReadonlySet<string> = new Set([
  'duration',
  'traceDuration',
  'span:duration',
  'trace:duration',
  'event:timeSinceStart',
]);
const INTRINSICS: ReadonlySet<string> = new Set([
  ...WORDS,
  ...DURATIONS,
  'name',
  'statusMessage',
  'rootName',
  'rootServiceName',
]);

/** The fields of a search as one TraceQL query: one span has to meet all of them, its trace the durations. */
export function queryOfFields({ service, operation, attributes, minDurationNs, maxDurationNs }: TraceQuery): string {
  const conditions = [
    ...(service === undefined ? [] : [`resource.service.name = ${quoted(service)}`]),
    ...(operation === undefined ? [] : [`name = ${quoted(operation)}`]),
    ...attributes.map(({ key, value }) => condition(identifierOf(key), value)),
    // The old spelling, which all releases know.
    ...(minDurationNs === undefined ? [] : [`traceDuration >= ${Math.round(minDurationNs)}ns`]),
    ...(maxDurationNs === undefined ? [] : [`traceDuration <= ${Math.round(maxDurationNs)}ns`]),
  ];
  return `{ ${conditions.join(' && ')} }`.replace('{  }', '{}');
}

/** How TraceQL names an attribute: with its scope where the user wrote one, `.key` otherwise; what every span has as it is. */
export function identifierOf(key: string): string {
  if (isIntrinsic(key)) return key;
  const scoped = SCOPES.exec(key);
  if (scoped) return `${scoped[1]}.${nameOf(scoped[2])}`;
  return `.${nameOf(key.replace(/^\./, ''))}`;
}

function isIntrinsic(key: string): boolean {
  return INTRINSICS.has(key) || /^(?:span|trace|event|link|instrumentation):\w+$/.test(key);
}

function nameOf(name: string): string {
  return PLAIN_NAME.test(name) ? name : quoted(name);
}

/**
 * Types must fit, and the user does not know them: what looks like a number is asked for as number and as text. What every
 * span has is text, where it is no word and no duration.
 */
function condition(identifier: string, value: string): string {
  if (value === '') return `${identifier} != nil`;
  if (WORDS.has(identifier) && /^[a-z]+$/.test(value)) return `${identifier} = ${value}`;
  if (DURATIONS.has(identifier) && /^[\d.]+(?:ns|us|µs|ms|s|m|h)$/.test(value)) return `${identifier} = ${value}`;
  if (isIntrinsic(identifier)) return `${identifier} = ${quoted(value)}`;
  if (/^-?\d+(?:\.\d+)?$/.test(value) || value === 'true' || value === 'false') {
    return `(${identifier} = ${value} || ${identifier} = ${quoted(value)})`;
  }
  return `${identifier} = ${quoted(value)}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** The same fields for servers without TraceQL: logfmt, any span. */
export function tagsOfFields({ service, operation, attributes }: TraceQuery): string {
  const pairs = [
    ...(service === undefined ? [] : [['service.name', service]]),
    ...(operation === undefined ? [] : [['name', operation]]),
    ...attributes.map(({ key, value }) => [SCOPES.exec(key)?.[2] ?? key, value]),
  ];
  return pairs.map(([key, value]) => `${key}=${/[\s"=]/.test(value) ? quoted(value) : value}`).join(' ');
}
