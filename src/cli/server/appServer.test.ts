import { mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LocalServer } from '../../../test/localServers.ts';
import { askPlainly, listenLocally } from '../../../test/localServers.ts';
import type { AppServerOptions } from './appServer.ts';
import { createAppServer } from './appServer.ts';
import { parseCollectors, parseHeaderNames } from './collector.ts';
import { serveDocuments } from './servedDocuments.ts';

let folder: string;
let server: LocalServer | undefined;
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanglass-served-'));
  mkdirSync(path('page/assets'), { recursive: true });
  writeFileSync(path('page/index.html'), '<!doctype html>\n<head>\n<title>Page</title></head>');
  writeFileSync(path('page/assets/app-a1.js'), 'run()');
  writeFileSync(path('secret.txt'), 'not for the page');
});

afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(options: Partial<AppServerOptions> = {}): Promise<number> {
  const defaults = { page: path('page'), documents: [], collectors: [], host: '127.0.0.1', warn: () => {} };
  server = await listenLocally(createAppServer({ ...defaults, ...options }));
  return server.port;
}

it('marks the page it serves, so that the page asks what else there is', async () => {
  const port = await serve({ collectors: parseCollectors(['prod=http://host:16686/jaeger', 'z=https://u:p@other']) });
  for (const address of ['/', '/index.html', '/?x']) {
    const { headers, body } = await askPlainly(port, address);
    expect(body).toMatch(
      /^<!doctype html>\n<head>\n +<meta name="spanglass-server" content="spanglass.json" \/>\n<title>/,
    );
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
  }
  expect(JSON.parse((await askPlainly(port, '/spanglass.json')).body)).toEqual({
    version: 1,
    documents: [],
    collectors: [
      { name: 'prod', url: 'http://host:16686/jaeger', path: 'proxy/prod/' },
      { name: 'z', url: 'https://other', path: 'proxy/z/' },
    ],
  });
});

it('serves what was built, for ever where its content is in its name, and no other file', async () => {
  const port = await serve();
  const script = await askPlainly(port, '/assets/app-a1.js', { headers: { range: 'bytes=9-2' } });
  expect([script.status, script.body, script.headers['content-type']]).toEqual([200, 'run()', 'text/javascript']);
  expect(script.headers['cache-control']).toContain('immutable');
  for (const address of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets',
  ]) {
    const { status, body } = await askPlainly(port, address);
    expect([status, body]).toEqual([
      404,
      '{"error":{"code":"notFound","message":"There is nothing at this address."}}',
    ]);
  }
});

it('says that there is no page when none was built', () => {
  const options = { page: path('nowhere'), documents: [], collectors: [], host: '127.0.0.1', warn: () => {} };
  expect(() => createAppServer(options)).toThrow(/nowhere/);
});

it('serves files as they are now, under their names, and the standard input as often as it is asked for', async () => {
  writeFileSync(path('träce 1.json'), '[1]');
  const { documents, discard } = await serveDocuments([path('träce 1.json'), '-'], Readable.from(['[2', ']']));
  const port = await serve({ documents });
  const info = JSON.parse((await askPlainly(port, '/spanglass.json')).body) as { documents: object[] };
  expect(info.documents).toEqual([
    { name: 'träce 1.json', url: 'documents/0/tr%C3%A4ce%201.json' },
    { name: 'standard input', url: 'documents/1/standard%20input' },
  ]);
  writeFileSync(path('träce 1.json'), '[1,1]');
  const file = await askPlainly(port, '/documents/0/tr%C3%A4ce%201.json');
  expect([file.body, file.headers['content-length'], file.headers['content-disposition']]).toEqual([
    '[1,1]',
    '5',
    "inline; filename*=UTF-8''tr%C3%A4ce%201.json",
  ]);
  expect((await askPlainly(port, '/documents/0')).body).toBe('[1,1]');
  for (let time = 0; time < 2; time++) expect((await askPlainly(port, '/documents/1')).body).toBe('[2]');
  const head = await askPlainly(port, '/documents/1', { method: 'HEAD' });
  expect([head.body, head.headers['content-length']]).toEqual(['', '3']);

  unlinkSync(path('träce 1.json'));
  expect((await askPlainly(port, '/documents/0')).body).toContain('träce 1.json is no longer where it was.');
  const { path: kept } = documents[1];
  await discard();
  await expect(serveDocuments([kept], Readable.from([]))).rejects.toThrow('ENOENT');
});

it('keeps nothing of an input that is ended before its end', async () => {
  vi.stubEnv('TMPDIR', path('page'));
  const stop = new AbortController();
  const input = new Readable({ read: () => {} });
  input.push('[');
  const serving = serveDocuments(['-'], input, stop.signal);
  stop.abort(new Error('Ended.'));
  await expect(serving).rejects.toThrow('aborted');
  vi.unstubAllEnvs();
  expect(readdirSync(path('page'))).toEqual(['assets', 'index.html']);
});

it('does not take the file of another run for the one whose address a browser kept', async () => {
  writeFileSync(path('today.json'), '[]');
  const { documents } = await serveDocuments([path('today.json')], Readable.from([]));
  const port = await serve({ documents });
  for (const address of [
    '/documents/0/yesterday.json',
    '/documents/1',
    '/documents/',
    '/documents/0/../../secret.txt',
  ]) {
    expect((await askPlainly(port, address)).status).toBe(404);
  }
});

it('answers by the name it was started with, and by any number where it listens on all', async () => {
  const statusOf = async (host: string, asked: string): Promise<number> => {
    const port = await serve({ host });
    const { status } = await askPlainly(port, '/', { headers: { host: asked } });
    await server?.close();
    return status;
  };
  expect(await statusOf('traces.lan', 'traces.lan:80')).toBe(200);
  expect(await statusOf('traces.lan', 'other.lan:80')).toBe(403);
  expect(await statusOf('0.0.0.0', '10.0.0.5:80')).toBe(200);
  expect(await statusOf('::', '[fe80::1]:80')).toBe(200);
  expect(await statusOf('0.0.0.0', 'evil.example')).toBe(403);
});

it.each([
  ['http://host', /write NAME=URL/],
  ['=http://host', /the name may have/],
  ['..=http://host', /the name may have/],
  ['a/b=http://host', /the name may have/],
  ['a=host:16686', /is no address/],
  ['a=ftp://host', /is no address/],
  ['a=http://host/?token=x', /nothing may follow/],
])('does not take %s for a collector', (text, message) => {
  expect(() => parseCollectors([text])).toThrow(message);
});

it('takes no two collectors of one name, and no header that is not for them', () => {
  expect(() => parseCollectors(['a=http://x', 'a=http://y'])).toThrow('two collectors');
  expect(parseCollectors(['a=http://me:100%@x'])[0].authorization).toBe(`Basic ${btoa('me:100%')}`);
  expect(parseHeaderNames(['X-Our-Key'])).toEqual(['x-our-key']);
  expect(() => parseHeaderNames(['Cookie'])).toThrow('never passed on');
  expect(() => parseHeaderNames(['a: b'])).toThrow('alone');
});
