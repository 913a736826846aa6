import type { Random } from '#sources/examples/random.ts';
import { type Draft, createId } from './spanShapes.ts';
import { type Role, SERVICES, STACK_TRACES, attributesOf } from './vocabulary.ts';

/** Writes spans of one format as text. */
export interface SpanText {
  readonly span: (draft: Draft) => string;
}

/** What decides the text of spans beyond their format. */
export interface TextOptions {
  readonly attributesPerSpan: number;
  /** 0–1: attributes whose value no other span has. */
  readonly uniqueShare: number;
  /** 0–1: spans with an exception event. */
  readonly eventShare: number;
  readonly random: Random;
}

/** Unix seconds of the first trace: 2026-11-21 12:00:00 UTC. */
const BASE_SECONDS = 1_795_262_400;

/** Absolute Unix ns as decimal text. A number would lose the last digits (2^53 ns are 104 days), BigInt costs ten times as much. */
function nsText(relativeNs: number): string {
  const seconds = Math.floor(relativeNs / 1e9);
  return BASE_SECONDS + seconds + String(1e9 + relativeNs - seconds * 1e9).slice(1);
}

const micros = (ns: number): number => BASE_SECONDS * 1e6 + Math.floor(ns / 1000);

/** One attribute of a role, ready to be written: its fragments for shared values, or what stands around a unique one. */
type Fragment = { readonly shared: readonly string[] } | { readonly before: string; readonly after: string };

/** How a format writes one attribute. `value` is a text without quotes in it, or a number. */
type WriteAttribute = (key: string, value: string | number) => string;

const UNIQUE = '@@';

function fragmentsByRole(options: TextOptions, write: WriteAttribute): Readonly<Record<Role, readonly Fragment[]>> {
  const { attributesPerSpan, uniqueShare } = options;
  const make = (role: Role): readonly Fragment[] =>
    attributesOf(role, attributesPerSpan).map(({ key, values }, n): Fragment => {
      // Spread evenly: attribute n is unique when the running total of the share passes a whole number at it.
      if (Math.floor((n + 1) * uniqueShare + 1e-9) === Math.floor(n * uniqueShare + 1e-9)) {
        return { shared: values.map((value) => write(key, value)) };
      }
      const [before = '', after = ''] = write(key, `${key}-${UNIQUE}`).split(UNIQUE);
      return { before, after };
    });
  return {
    server: make('server'),
    client: make('client'),
    internal: make('internal'),
    query: make('query'),
    send: make('send'),
  };
}

function attributesText(fragments: readonly Fragment[], random: Random): string {
  let text = '';
  for (let n = 0; n < fragments.length; n++) {
    const fragment = fragments[n];
    if (n > 0) text += ',';
    if ('shared' in fragment) text += random.pick(fragment.shared);
    else text += fragment.before + createId(random) + fragment.after;
  }
  return text;
}

const OTLP_KIND: Readonly<Record<Role, number>> = { server: 2, client: 3, internal: 1, query: 3, send: 4 };
const KIND_NAME: Readonly<Record<Role, string>> = {
  server: 'server',
  client: 'client',
  internal: 'internal',
  query: 'client',
  send: 'producer',
};

const ESCAPED_STACKS = STACK_TRACES.map((stack) => JSON.stringify(stack));

/** OTLP/JSON spans; `resource` is the opening of the group they stand in. */
export function otlpText(options: TextOptions): SpanText & { readonly resource: (service: number) => string } {
  const { random, eventShare } = options;
  const text = (key: string, value: string) => `{"key":"${key}","value":{"stringValue":${value}}}`;
  const fragments = fragmentsByRole(options, (key, value) =>
    typeof value === 'number' ? `{"key":"${key}","value":{"intValue":"${value}"}}` : text(key, JSON.stringify(value)),
  );
  const event = (draft: Draft): string => {
    if (!random.chance(eventShare)) return '';
    const time = nsText(draft.startNs + Math.floor(draft.durationNs / 2));
    const type = text('exception.type', '"example.bench.UnavailableException"');
    const message = text('exception.message', `"no answer to ${createId(random)}"`);
    const stack = text('exception.stacktrace', random.pick(ESCAPED_STACKS));
    return `,"events":[{"timeUnixNano":"${time}","name":"exception","attributes":[${type},${message},${stack}]}]`;
  };
  return {
    resource: (service) => {
      const name = SERVICES[service];
      const attributes = [
        text('service.name', `"${name}"`),
        text('service.version', '"1.4.2"'),
        text('service.instance.id', `"${name}-0"`),
        text('host.name', `"node-${service % 7}"`),
        text('k8s.pod.name', `"${name}-6f9c7d-x2v4q"`),
        text('telemetry.sdk.language', '"java"'),
      ];
      return `{"resource":{"attributes":[${attributes.join(',')}]},"scopeSpans":[{"scope":{"name":"example.bench","version":"1.0.0"},"spans":[`;
    },
    span: (draft) =>
      `{"traceId":"${draft.traceId}","spanId":"${draft.spanId}",` +
      (draft.parentId === '' ? '' : `"parentSpanId":"${draft.parentId}",`) +
      `"flags":257,"name":"${draft.name}","kind":${OTLP_KIND[draft.role]},` +
      `"startTimeUnixNano":"${nsText(draft.startNs)}","endTimeUnixNano":"${nsText(draft.startNs + draft.durationNs)}",` +
      `"attributes":[${attributesText(fragments[draft.role], random)}]${event(draft)},` +
      (draft.failed ? '"status":{"code":2,"message":"unavailable"}}' : '"status":{}}'),
  };
}

/** Jaeger spans; `process` is the entry of a service in the map that follows the spans. */
export function jaegerText(options: TextOptions): SpanText & { readonly process: (service: number) => string } {
  const { random, eventShare } = options;
  const write: WriteAttribute = (key, value) =>
    `{"key":"${key}","type":"${typeof value === 'number' ? 'int64' : 'string'}","value":${JSON.stringify(value)}}`;
  const fragments = fragmentsByRole(options, write);
  const logs = (draft: Draft): string => {
    if (!random.chance(eventShare)) return '';
    const fields = [write('event', 'exception'), write('exception.message', `no answer to ${createId(random)}`)];
    const stack = `{"key":"exception.stacktrace","type":"string","value":${random.pick(ESCAPED_STACKS)}}`;
    return `{"timestamp":${micros(draft.startNs + draft.durationNs / 2)},"fields":[${fields.join(',')},${stack}]}`;
  };
  return {
    process: (service) => {
      const name = SERVICES[service];
      const tags = [write('host.name', `node-${service % 7}`), write('service.version', '1.4.2')].join(',');
      return `"p${service + 1}":{"serviceName":"${name}","tags":[${tags}]}`;
    },
    span: (draft) => {
      const reference = `{"refType":"CHILD_OF","traceID":"${draft.traceId}","spanID":"${draft.parentId}"}`;
      const kind = write('span.kind', KIND_NAME[draft.role]);
      const attributes = attributesText(fragments[draft.role], random);
      return (
        `{"traceID":"${draft.traceId}","spanID":"${draft.spanId}","flags":1,"operationName":"${draft.name}",` +
        `"references":[${draft.parentId === '' ? '' : reference}],` +
        `"startTime":${micros(draft.startNs)},"duration":${Math.floor(draft.durationNs / 1000)},` +
        `"tags":[${kind}${draft.failed ? ',{"key":"error","type":"bool","value":true}' : ''}${attributes === '' ? '' : ','}${attributes}],` +
        `"logs":[${logs(draft)}],"processID":"p${draft.service + 1}","warnings":null}`
      );
    },
  };
}

/** Zipkin v2 spans. Its values are all text, its durations at least 1 us (0 means none). */
export function zipkinText(options: TextOptions): SpanText {
  const { random, eventShare } = options;
  const fragments = fragmentsByRole(options, (key, value) => `"${key}":"${value}"`);
  const annotations = (draft: Draft): string => {
    if (!random.chance(eventShare)) return '';
    return `"annotations":[{"timestamp":${micros(draft.startNs + draft.durationNs / 2)},"value":${random.pick(ESCAPED_STACKS)}}],`;
  };
  return {
    span: (draft) => {
      const attributes = attributesText(fragments[draft.role], random);
      const kind = draft.role === 'internal' ? '' : `"kind":"${KIND_NAME[draft.role].toUpperCase()}",`;
      return (
        `{"traceId":"${draft.traceId}","id":"${draft.spanId}",` +
        (draft.parentId === '' ? '' : `"parentId":"${draft.parentId}",`) +
        `${kind}"name":"${draft.name.toLowerCase()}",` +
        `"timestamp":${micros(draft.startNs)},"duration":${Math.max(1, Math.floor(draft.durationNs / 1000))},` +
        `"localEndpoint":{"serviceName":"${SERVICES[draft.service]}","ipv4":"10.4.0.${draft.service + 1}"},` +
        `${annotations(draft)}"tags":{${attributes}${draft.failed ? `${attributes === '' ? '' : ','}"error":"unavailable"` : ''}}}`
      );
    },
  };
}
