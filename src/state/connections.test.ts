// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '#model/connection.ts';
import { lacksSecret, plainConnection, withoutSecret } from '#model/connection.ts';
import { connectionNamed, removeConnection, saveConnection } from './connections.ts';

const tempo: Connection = {
  ...plainConnection('tempo', 'https://tempo.example/'),
  auth: { kind: 'bearer', token: 'top secret' },
};

/** What lies in the browser's own store. */
function stored(): string {
  return localStorage.getItem('spanglass.connections') ?? '';
}

beforeEach(() => {
  for (const name of ['tempo', 'zipkin', 'main']) removeConnection(name);
});

describe('a connection', () => {
  it('is kept in the browser without its secret, which this page still knows', async () => {
    saveConnection(tempo);
    expect(stored()).toContain('https://tempo.example/');
    expect(stored()).not.toContain('top secret');
    expect((await connectionNamed('tempo'))?.auth).toEqual(tempo.auth);
  });

  it('is kept with its secret only where the user said so', () => {
    saveConnection({ ...tempo, remembersSecret: true });
    expect(stored()).toContain('top secret');
    saveConnection(tempo);
    expect(stored()).not.toContain('top secret');
  });

  it('is kept without the secrets in its address, which this page still knows', async () => {
    const url = 'https://ann:top secret@tempo.example/api?token=top secret';
    saveConnection({ ...tempo, url, auth: { kind: 'none' } });
    expect(stored()).toContain('https://tempo.example/api?token=');
    expect(stored()).not.toContain('top secret');
    expect((await connectionNamed('tempo'))?.url).toBe(url);
    saveConnection({ ...tempo, url, remembersSecret: true });
    expect(stored()).toContain(url);
  });

  it('takes the place of the one with its name, or of the one it is a new name of', async () => {
    saveConnection(plainConnection('zipkin', 'http://a'));
    saveConnection(tempo);
    saveConnection(plainConnection('zipkin', 'http://b'));
    expect((await connectionNamed('zipkin'))?.url).toBe('http://b');
    saveConnection(plainConnection('main', 'http://b'), 'zipkin');
    expect(await connectionNamed('zipkin')).toBeUndefined();
    expect(JSON.parse(stored())).toMatchObject({ state: { connections: [{ name: 'main' }, { name: 'tempo' }] } });
  });
});

it.each<Connection['auth']>([
  { kind: 'basic', user: 'ann', password: 'p' },
  { kind: 'bearer', token: 't' },
  { kind: 'header', name: 'X-API-Key', value: 'v' },
])('of %j no secret is left where none is kept, and that is known', (auth) => {
  const bare = withoutSecret({ ...tempo, auth });
  expect(lacksSecret({ ...tempo, auth })).toBe(false);
  expect(lacksSecret(bare)).toBe(true);
  expect(bare.auth.kind).toBe(auth.kind);
});

it('values of parameters that are left out of an address are known to be missing', () => {
  const connection = plainConnection('zipkin', 'https://zipkin.example?key=v');
  expect(lacksSecret(connection)).toBe(false);
  expect(lacksSecret(withoutSecret(connection))).toBe(true);
});
