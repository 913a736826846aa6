import { expect, test } from 'vitest';
import type { Connection } from '#model/connection.ts';
import { plainConnection } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import type { ConnectionForm } from './connectionForm.ts';
import { connectionFaults, connectionOf, formOf, suggestedName } from './connectionForm.ts';
import { fieldToMend } from './fieldToMend.ts';

const JAEGER = plainConnection('production', 'https://jaeger.example.com/path', 'jaeger');

function form(change: Partial<ConnectionForm> = {}): ConnectionForm {
  return { ...formOf(JAEGER), ...change };
}

test.each<[string, Partial<Connection>]>([
  ['no sign-in', {}],
  ['a token', { auth: { kind: 'bearer', token: 'abc' }, remembersSecret: true }],
  ['a password', { auth: { kind: 'basic', user: 'ada', password: ' with blanks ' } }],
  ['a header', { auth: { kind: 'header', name: 'X-Api-Key', value: '17' }, tenant: 'team-a', sendCookies: true }],
  ['a kind to find out', { kind: undefined, timeoutMs: 5000 }],
])('a connection with %s is the same after the form', (_, change) => {
  const connection = { ...JAEGER, ...change };
  expect(connectionOf(formOf(connection))).toEqual(connection);
});

test('a connection without a name is called after its host', () => {
  expect(connectionOf(form({ name: ' ', url: 'http://localhost:16686' })).name).toBe('localhost 16686');
  expect(suggestedName('https://www.traces.example.com/jaeger')).toBe('traces.example.com');
  expect(suggestedName('half an addr')).toBe('');
});

test('a pasted token may hold its scheme', () => {
  expect(connectionOf(form({ signIn: 'bearer', token: ' Bearer abc ' })).auth).toEqual({
    kind: 'bearer',
    token: 'abc',
  });
});

test.each<[Partial<ConnectionForm>, string]>([
  [{ url: 'jaeger.example.com' }, 'url'],
  [{ url: 'ftp://a.example' }, 'url'],
  [{ url: 'https://ada:secret@a.example' }, 'url'],
  [{ name: 'staging' }, 'name'],
  [{ signIn: 'header', headerName: 'X Key' }, 'headerName'],
  [{ timeout: '0' }, 'timeout'],
  [{ timeout: 'soon' }, 'timeout'],
])('%j is wrong in %s', (change, field) => {
  expect(Object.keys(connectionFaults(form(change), ['staging']))).toEqual([field]);
});

test('nothing is wrong with a whole address', () => {
  expect(connectionFaults(form(), ['staging'])).toEqual({});
});

test.each<[Partial<SourceProblem>, Partial<ConnectionForm>, string | undefined]>([
  [{ code: 'unauthorised', detail: 'no org id', advice: 'Enter a tenant for this connection.' }, {}, 'tenant'],
  [{ code: 'unauthorised', advice: 'Enter a token for this connection.' }, {}, 'signIn'],
  [{ code: 'unauthorised', advice: 'Enter a token for this connection.' }, { signIn: 'bearer' }, 'token'],
  [
    { code: 'forbidden', advice: 'Check the token, the user and the tenant.' },
    { signIn: 'basic', user: 'ada' },
    'password',
  ],
  [{ code: 'unauthorised', advice: 'Enter a token.' }, { url: 'https://a.example?token=' }, 'url'],
  [{ code: 'wrongPath' }, {}, 'url'],
  [{ code: 'notAllowed' }, {}, undefined],
])('the field to mend %j with %j is %s', (problem, change, field) => {
  expect(fieldToMend({ advice: '', detail: '', ...problem } as SourceProblem, form(change))).toBe(field);
});
