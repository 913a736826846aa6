import { afterEach, expect, it } from 'vitest';
import type { Connection } from '#model/connection.ts';
import { plainConnection } from '#model/connection.ts';
import type { ScriptedServer } from '../../test/localServers.ts';
import type { Replayed } from '../../test/replay.ts';
import { replay } from '../../test/replay.ts';
import { testConnection } from './testConnection.ts';

let server: ScriptedServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function test(answers: Readonly<Record<string, Replayed>>, change: Partial<Connection> = {}) {
  server = await replay(answers);
  const connection = { ...plainConnection('x', server.origin), ...change };
  const result = await testConnection(connection, new AbortController().signal);
  return { ...result, steps: result.steps.map(({ step, state }) => `${step} ${state}`).join(', ') };
}

it('that is well says what it leads to and how much is there', async () => {
  expect(await test({ '/api/v2/services': { body: '["a","b"]' } })).toEqual({
    steps: 'address passed, reached passed, allowed passed, admitted passed, understood passed, filled passed',
    problem: undefined,
    kind: 'zipkin',
    services: 2,
  });
});

it('to a server without services is told from one that does not work', async () => {
  const { steps, problem, services } = await test({ '/api/v3/services': { body: '{}' } });
  expect(steps).toMatch(/understood passed, filled failed$/);
  expect({ problem, services }).toEqual({ problem: undefined, services: 0 });
});

it('to a store of metrics asks for no services', async () => {
  const { steps, kind } = await test(
    { '/api/v1/status/buildinfo': { body: '{"status":"success"}' } },
    { kind: 'prometheus' },
  );
  expect(steps).toMatch(/understood passed, filled unknown$/);
  expect(kind).toBe('prometheus');
});

it.each([
  ['address', {}, { url: 'ftp://x' }, 'badAddress'],
  ['reached', {}, { url: 'http://127.0.0.1:1' }, 'unreachable'],
  ['admitted', { '/api/v3/services': { status: 401, body: '' } }, {}, 'unauthorised'],
  ['understood', { '/api/v3/services': { body: '<!doctype html>' } }, {}, 'unknownKind'],
  ['understood', {}, { kind: 'zipkin' }, 'wrongPath'],
] as const)('stops at the first thing that is wrong: %s', async (step, answers, change, code) => {
  const { steps, problem } = await test(answers, change);
  expect(problem?.code).toBe(code);
  expect(steps).toContain(`${step} failed`);
  expect(
    steps.split(', ').slice(
      0,
      steps.split(', ').findIndex((one) => one.endsWith('failed')),
    ),
  ).not.toContain(expect.stringContaining('unknown'));
});
