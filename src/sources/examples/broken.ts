import { type Attributes, KIND, type OtlpDocument, type OtlpSpan, encodeAttributes } from './otlpDocument.ts';
import { type Random, createRandom } from './random.ts';
import { strangeTexts } from './strangeTexts.ts';

/** 2026-11-19 08:00:00 UTC, in Unix ns. */
const ORIGIN_NS = 1_795_075_200_000_000_000n;

/** Spans below each other in the deepest part. */
const DEPTH = 40;

/** Absolute Unix ns, as OTLP writes it, of a time in ms after the origin. */
function at(ms: number): string {
  return String(ORIGIN_NS + BigInt(Math.round(ms * 1e6)));
}

/** Makes spans of the one trace. `note` says what is wrong, and is shown with the span; `change` is what is wrong. */
function spanMaker(random: Random, traceId: string) {
  return (
    name: string,
    parent: OtlpSpan | undefined,
    startMs: number,
    endMs: number,
    note = '',
    change: Partial<OtlpSpan> = {},
  ): OtlpSpan => {
    const attributes: Attributes = note === '' ? {} : { 'example.fault': note };
    return {
      traceId,
      spanId: random.hex(8),
      ...(parent === undefined ? {} : { parentSpanId: parent.spanId }),
      name,
      kind: KIND.internal,
      startTimeUnixNano: at(startMs),
      endTimeUnixNano: at(endMs),
      attributes: encodeAttributes(attributes),
      ...change,
    };
  };
}

type Make = ReturnType<typeof spanMaker>;

function without(span: OtlpSpan, key: 'name' | 'endTimeUnixNano'): OtlpSpan {
  const { [key]: _, ...rest } = span;
  return rest;
}

/** Parents that are missing, that turn in a circle, or that two spans claim to be. */
function brokenParents(make: Make, root: OtlpSpan): readonly OtlpSpan[] {
  const orphan = make('orphan', undefined, 20, 60, 'its parent was never exported', {
    parentSpanId: 'feedfacecafebeef',
  });
  const first = make('cycle, first', undefined, 30, 70, 'its parent is its own child', {
    parentSpanId: 'c1c1c1c1c1c1c1c2',
    spanId: 'c1c1c1c1c1c1c1c1',
  });
  const second = make('cycle, second', first, 35, 65, 'its parent is its own child', { spanId: 'c1c1c1c1c1c1c1c2' });
  const self = make('its own parent', undefined, 70, 80, 'it names itself as its parent', {
    parentSpanId: '5e1f5e1f5e1f5e1f',
    spanId: '5e1f5e1f5e1f5e1f',
  });
  const one = make('same id, one', root, 80, 100, 'another span has this id too', { spanId: 'dddddddddddddddd' });
  const other = make('same id, other', root, 95, 120, 'another span has this id too', { spanId: 'dddddddddddddddd' });
  const opaque = make('id that is not hex', root, 120, 140, 'its id is a word', { spanId: 'span-seventeen' });
  return [
    orphan,
    make('child of the orphan', orphan, 25, 50),
    first,
    second,
    make('child of the cycle', second, 40, 60),
    self,
    one,
    other,
    make('child of the shared id', one, 97, 99, 'two spans have the id of its parent'),
    opaque,
    make('child of that id', opaque, 125, 135),
  ];
}

/** Times that are missing, reversed, or outside of what holds them. */
function brokenTimes(make: Make, root: OtlpSpan): readonly OtlpSpan[] {
  const short = make('parent that ends early', root, 180, 200);
  const events = [
    { timeUnixNano: at(205), name: 'before the span', attributes: encodeAttributes({ 'example.offset': '-5 ms' }) },
    { timeUnixNano: at(215), name: 'inside', attributes: [] },
    { timeUnixNano: at(260), name: 'after the span', attributes: encodeAttributes({ 'example.offset': '+40 ms' }) },
  ];
  return [
    without(make('unfinished', root, 140, 140, 'it has no end'), 'endTimeUnixNano'),
    make('ends before it starts', root, 170, 155, 'its end is 15 ms before its start'),
    make('without a time', root, 0, 0, 'its start and end are 0', { startTimeUnixNano: '0', endTimeUnixNano: '0' }),
    short,
    make('child that outlives its parent', short, 190, 240, 'it ends 40 ms after its parent'),
    make('child after its parent', short, 245, 255, 'it starts 45 ms after its parent ended'),
    make('events outside', root, 210, 220, 'two of its three events lie outside of it', { events }),
  ];
}

/** What a span should say of itself and does not, or says in words nobody knows. */
function brokenFields(make: Make, root: OtlpSpan): readonly OtlpSpan[] {
  return [
    without(make('', root, 260, 265, 'it has no name'), 'name'),
    make('unknown kind 9', root, 265, 270, 'no span kind has this number', { kind: 9 }),
    make('unknown kind text', root, 270, 275, 'no span kind has this name', { kind: 'SPAN_KIND_BYSTANDER' }),
    ...strangeTexts().map(({ name, attributes }, n) =>
      make(name, root, 275 + 5 * n, 279 + 5 * n, '', { attributes: encodeAttributes(attributes) }),
    ),
  ];
}

function deepNesting(make: Make, root: OtlpSpan): readonly OtlpSpan[] {
  const spans: OtlpSpan[] = [];
  let parent = root;
  for (let level = 1; level <= DEPTH; level++) {
    parent = make(`level ${level}`, parent, 310 + level, 400 - level);
    spans.push(parent);
  }
  return spans;
}

/** One trace in which everything is broken that can be; every span says with `example.fault` what is wrong with it. */
export function brokenDocument(): OtlpDocument {
  const random = createRandom(404);
  const make = spanMaker(random, random.hex(16));
  const root = make('GET /faults', undefined, 0, 420, '', { kind: KIND.server });
  const call = make('GET /stock', root, 402, 412, '', { kind: KIND.client });
  const skewed = make('GET /stock', call, 357, 363, 'the clock of its host is 47 ms behind', { kind: KIND.server });
  const copied = make('exported twice', root, 12, 18, 'the file holds two identical copies of it');
  const nobody = make('without a service', root, 300, 309, 'its resource has no service.name');

  const scope = { name: 'example.faults', version: '1.0.0' };
  const group = (resource: Attributes, spans: readonly OtlpSpan[]) => ({
    resource: { attributes: encodeAttributes(resource) },
    scopeSpans: [{ scope, spans }],
  });
  const front = { 'service.name': 'front', 'host.name': 'host-a', 'telemetry.sdk.language': 'nodejs' };
  const main = [root, copied, ...brokenParents(make, root), ...brokenTimes(make, root), ...brokenFields(make, root)];
  return {
    resourceSpans: [
      group(front, [...main, ...deepNesting(make, root), call]),
      group({ 'service.name': 'stock', 'host.name': 'host-b', 'telemetry.sdk.language': 'go' }, [skewed]),
      group({ 'host.name': 'host-c' }, [nobody]),
      group(front, [copied]),
    ],
  };
}
