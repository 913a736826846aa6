// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { servedCollectors } from './localServer.ts';

afterEach(() => {
  document.head.innerHTML = '';
  vi.unstubAllGlobals();
});

function served(answer: () => Promise<Response>) {
  document.head.innerHTML = '<meta name="spanglass-server" content="spanglass.json">';
  const asked = vi.fn<typeof fetch>(answer);
  vi.stubGlobal('fetch', asked);
  return asked;
}

test('a page on a plain web server asks it nothing', async () => {
  const asked = served(() => Promise.resolve(Response.json({})));
  document.head.innerHTML = '';
  expect(await servedCollectors()).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
});

test('a page of the command learns which collectors it reaches', async () => {
  const prod = { name: 'prod', url: 'http://host:16686', path: 'proxy/prod/' };
  const asked = served(() =>
    Promise.resolve(Response.json({ version: 1, collectors: [prod, { name: 'no address' }, 7] })),
  );
  expect(await servedCollectors()).toEqual([prod]);
  expect(asked).toHaveBeenCalledWith('spanglass.json', { credentials: 'omit' });
});

test('a command that has ended, or answers something else, offers none', async () => {
  for (const answer of [
    () => Promise.reject(new TypeError('Failed to fetch')),
    () => Promise.resolve(new Response('', { status: 404 })),
    () => Promise.resolve(new Response('<!doctype html>')),
    () => Promise.resolve(Response.json([])),
    () => Promise.resolve(Response.json(null)),
  ]) {
    served(answer);
    expect(await servedCollectors()).toEqual([]);
  }
});
