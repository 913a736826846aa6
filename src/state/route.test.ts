import { describe, expect, it } from 'vitest';
import type { Route } from './route.ts';
import { collectorDocument, collectorTraces, formatRoute, parseRoute } from './route.ts';

const start: Route = { screen: 'open', urls: [] };

/** Parameters compare by their text. */
function withParams(route: Route): object {
  return route.screen === 'open' ? route : { ...route, params: route.params.toString() };
}

describe('an address', () => {
  it('names the start when it names nothing we know', () => {
    for (const hash of ['', '#', '#/', '#/nowhere/at/all', '#/file', '#%%%']) expect(parseRoute(hash)).toEqual(start);
  });

  it('may name files to be fetched', () => {
    expect(parseRoute('#/open?url=https%3A%2F%2Fa.example%2Ft.json&url=b.json')).toEqual({
      screen: 'open',
      urls: ['https://a.example/t.json', 'b.json'],
    });
  });

  it('names a document, a trace in it, and how it is looked at', () => {
    expect(parseRoute('#/example/checkout')).toMatchObject({
      screen: 'traces',
      document: { kind: 'example', id: 'checkout' },
    });
    const route = parseRoute('#/file/k3x/trace/4bf9?span=00f0&find=a%20b');
    expect(route).toMatchObject({ screen: 'trace', document: { kind: 'file', id: 'k3x' }, traceId: '4bf9' });
    expect(route.screen === 'trace' && Object.fromEntries(route.params)).toEqual({ span: '00f0', find: 'a b' });
  });

  it('names traces of a collector, or a search in it, by the name of its connection', () => {
    const document = collectorDocument('team/a', ['4bf9', '7a01']);
    const route = parseRoute('#/collector/team%2Fa/4bf9,7a01/trace/7a01?span=1');
    expect(route).toMatchObject({ screen: 'trace', traceId: '7a01', document });
    expect(collectorTraces(document)).toEqual({ connection: 'team/a', traceIds: ['4bf9', '7a01'] });
    expect(parseRoute('#/search')).toMatchObject({ screen: 'search', connection: undefined });
    expect(parseRoute('#/search/team%2Fa?limit=5')).toMatchObject({ screen: 'search', connection: 'team/a' });
    expect(parseRoute('#/collector/tempo')).toMatchObject({ screen: 'search', connection: 'tempo' });
  });

  it('is taken as it stands where a % is stray', () => {
    expect(parseRoute('#/file/100%')).toMatchObject({ document: { kind: 'file', id: '100%' } });
  });

  it('reads back to the route it was written from', () => {
    const routes: Route[] = [
      start,
      { screen: 'open', urls: ['https://a.example/?x=1&y=2', 'ü.json'] },
      {
        screen: 'traces',
        document: { kind: 'url', id: 'https://a.example/t/x.json?z=1#f b.json' },
        params: new URLSearchParams({ sort: 'duration' }),
      },
      {
        screen: 'trace',
        document: { kind: 'file', id: 'a/b' },
        traceId: 'req 2025/7?',
        params: new URLSearchParams({ find: 'GET /a?b=c&d' }),
      },
      { screen: 'search', connection: undefined, params: new URLSearchParams() },
      { screen: 'search', connection: 'team/a ü', params: new URLSearchParams({ service: 'web' }) },
      {
        screen: 'services',
        document: collectorDocument('team/a ü', ['4bf9', '7a01']),
        params: new URLSearchParams(),
      },
    ];
    for (const route of routes) {
      expect(withParams(parseRoute(formatRoute(route)))).toEqual(withParams(route));
    }
  });
});
