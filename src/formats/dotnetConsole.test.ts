import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

const TRACE = '693f1d15634bfe6ba3254d6f9d20df27';
const CHILD = `Activity.TraceId:            ${TRACE}
Activity.SpanId:             429cc5a90a753fb3
Activity.TraceFlags:         Recorded
Activity.TraceState:         a=1
Activity.ParentSpanId:       0d64498b736c9a11
Activity.DisplayName:        GET /checkout
Activity.Kind:               Client
Activity.StartTime:          2026-11-21T12:00:00.1234567Z
Activity.Duration:           00:00:02.1028562
Activity.Tags:
    http.request.method: GET
    url.full: https://shop.example/a?b=c: d
    ids: [1,2]
StatusCode: Error
Activity.StatusDescription:  card declined
Activity.Events:
    exception [11/21/2026 12:00:01 PM +00:00]
        exception.type: System.InvalidOperationException
        exception.stacktrace: System.InvalidOperationException: no
   at Shop.Pay() in C:\\Shop.cs:line 3
    retry [2026-11-21T12:00:02Z]
Activity.Links:
    ${TRACE} 00000000000000ee
        why: batch
Instrumentation scope (ActivitySource):
    Name: System.Net.Http
    Version: 9.0
Resource associated with Activity:
    service.name: shop
    telemetry.sdk.language: dotnet

`;
const ROOT = `Activity.TraceId:            ${TRACE}
Activity.SpanId:             0d64498b736c9a11
Activity.TraceFlags:         None
Activity.ActivitySourceName: Shop
Activity.DisplayName:        checkout
Activity.Kind:               Server
Activity.StartTime:          2026-11-21T12:00:00.0000000Z
Activity.Duration:           1.00:00:03
Resource associated with Activity:
    service.name: shop
`;
const LOG = 'info: Microsoft.Hosting.Lifetime[14]\n      Now listening on: http://localhost:5000\n';

describe('.NET’s console exporter', () => {
  it('prints blocks of lines, between those of a log', () => {
    const text = `${LOG}${CHILD}${LOG}${ROOT}`;
    const { format, spans, problems, finished } = readTrace(text);
    expect(format).toBe('OpenTelemetry .NET console');
    expect(problems).toBe('');
    expect(spans.map(({ operation, kind, duration, service }) => [operation, kind, duration, service])).toEqual([
      ['checkout', 'server', 86_403_000_000_000, 'shop'],
      ['GET /checkout', 'client', 2_102_856_200, 'shop'],
    ]);
    expect(spans.map(({ scope }) => `${scope.name} ${scope.version}`)).toEqual(['Shop ', 'System.Net.Http 9.0']);
    expect(readTrace(text, 1).finished).toEqual(finished);
    expect(readTrace(text.replaceAll('\n', '\r\n')).finished).toEqual(finished);
  });

  it('has every value as text, with the lines that go on with it', () => {
    const [, child] = readTrace(ROOT + CHILD).spans;
    expect(child).toMatchObject({ status: 'error', statusMessage: 'card declined', parentId: '0d64498b736c9a11' });
    expect(attributeLines(child.attributes)).toEqual([
      'http.request.method string GET',
      'url.full string https://shop.example/a?b=c: d',
      'ids string [1,2]',
    ]);
    expect(attributeLines(child.resourceAttributes)).toEqual([
      'service.name string shop',
      'telemetry.sdk.language string dotnet',
    ]);
    expect(child.events.map(({ name, time }) => [name, time])).toEqual([
      ['exception', 1e9],
      ['retry', 2e9],
    ]);
    expect(child.events[0].attributes[1].text).toBe(
      'System.InvalidOperationException: no\n   at Shop.Pay() in C:\\Shop.cs:line 3',
    );
    expect(child.links.map(({ spanId, attributes }) => [spanId, ...attributeLines(attributes)])).toEqual([
      ['00000000000000ee', 'why string batch'],
    ]);
    expect([child.detail('traceFlags'), child.table.strings.get(child.detail('traceState') ?? -1)]).toEqual([1, 'a=1']);
  });

  it('may stand behind what a container puts before each line', () => {
    const text = (CHILD + ROOT).replaceAll(/^/gm, 'shop-1  | ');
    expect(readTrace(text).spans.map(({ operation, service }) => [operation, service])).toEqual([
      ['checkout', 'shop'],
      ['GET /checkout', 'shop'],
    ]);
  });

  it('gave the status as two tags in its first versions', () => {
    const old = ROOT.replace(
      'Resource',
      'Activity.TagObjects:\n    otel.status_code: ERROR\n    otel.status_description: no\n    a: 1\nResource',
    );
    const [span] = readTrace(old).spans;
    expect(span).toMatchObject({ status: 'error', statusMessage: 'no' });
    expect(attributeLines(span.attributes)).toEqual(['a string 1']);
  });

  it('keeps a span that was cut off', () => {
    const [span] = readTrace(ROOT.slice(0, ROOT.indexOf('Activity.Duration'))).spans;
    expect(span).toMatchObject({ operation: 'checkout', duration: undefined });
  });
});
