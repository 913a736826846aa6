import { describe, expect, it } from 'vitest';
import type { Route } from './route.ts';
import { formatRoute, parseRoute } from './route.ts';

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
    ];
    for (const route of routes) {
      expect(withParams(parseRoute(formatRoute(route)))).toEqual(withParams(route));
    }
  });
});
