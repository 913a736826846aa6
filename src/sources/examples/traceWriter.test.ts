import { expect, test } from 'vitest';
import type { OtlpDocument } from './otlpDocument.ts';
import { createRandom } from './random.ts';
import type { Service } from './spanWriter.ts';
import { TraceWriter } from './traceWriter.ts';

const ORIGIN_NS = 1_000_000_000_000_000_000n;

function service(name: string): Service {
  const scopes = { server: '@lib/server@1.2.3', client: 'c@1', store: 's@1', messaging: 'm@1' };
  return {
    name,
    resource: { 'service.name': name },
    scope: `${name}.own@9`,
    scopes,
    address: name,
    port: 80,
    userAgent: name,
  };
}

/** The document as an indented trace: name, start–end in ms after the origin. */
function draw(document: OtlpDocument): string {
  const spans = document.resourceSpans.flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans));
  const ms = (time: string | undefined) => Number(BigInt(time ?? '0') - ORIGIN_NS) / 1e6;
  const lines = (parent: string | undefined, indent: string): readonly string[] =>
    spans
      .filter((span) => span.parentSpanId === parent)
      .toSorted((a, b) => Number(a.startTimeUnixNano) - Number(b.startTimeUnixNano))
      .flatMap((span) => [
        `${indent}${span.name} ${ms(span.startTimeUnixNano)}–${ms(span.endTimeUnixNano)}`,
        ...lines(span.spanId, `${indent}  `),
      ]);
  return lines(undefined, '').join('\n');
}

test('a span ends where its clock stands after its work and the children it waited for', () => {
  const writer = new TraceWriter(createRandom(1), ORIGIN_NS);
  const front = service('front');
  writer.trace(100, front, 'root', {}, (root) => {
    root.pause(5);
    root.call('waited for', {}, (child) => child.pause(10));
    root.later(20, 'not waited for', {}, (child) => child.pause(30));
    root.fork([
      () => root.call('short', {}, (child) => child.pause(1)),
      () => root.call('long', {}, (child) => child.pause(4)),
    ]);
    root.pause(1);
  });
  expect(draw(writer.document())).toBe(
    ['root 100–120', '  waited for 105–115', '  short 115–116', '  long 115–119', '  not waited for 135–165'].join(
      '\n',
    ),
  );
});

test('spans are grouped by service and by scope, whose version stands after its last @', () => {
  const writer = new TraceWriter(createRandom(1), ORIGIN_NS);
  const [front, store] = [service('front'), service('store')];
  writer.trace(0, front, 'root', { scope: front.scopes.server }, (root) => {
    root.call('own work', {}, () => {});
    root.call('elsewhere', { service: store, kind: 'server' }, () => {});
  });
  const scopes = writer.document().resourceSpans.flatMap((group) => group.scopeSpans);
  expect(scopes.map(({ scope, spans }) => [scope.name, scope.version, spans.map((span) => span.name).join()])).toEqual([
    ['front.own', '9', 'own work'],
    ['@lib/server', '1.2.3', 'root'],
    ['store.own', '9', 'elsewhere'],
  ]);
});

test('attributes keep their type: whole numbers are int64 as text, others double', () => {
  const writer = new TraceWriter(createRandom(1), ORIGIN_NS);
  const attributes = { text: 'a', whole: 3, part: 0.5, yes: true, list: ['a', 'b'] };
  writer.trace(0, service('front'), 'root', { attributes }, (root) => root.fail('it broke', '500'));
  const span = writer.document().resourceSpans[0].scopeSpans[0].spans[0];
  expect(span.status).toEqual({ code: 2, message: 'it broke' });
  expect(span.attributes).toEqual([
    { key: 'text', value: { stringValue: 'a' } },
    { key: 'whole', value: { intValue: '3' } },
    { key: 'part', value: { doubleValue: 0.5 } },
    { key: 'yes', value: { boolValue: true } },
    { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }, { stringValue: 'b' }] } } },
    { key: 'error.type', value: { stringValue: '500' } },
  ]);
});
