// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { saveConnection } from '#state/connections.ts';
import { openDialog, useDialogs } from '#state/dialogs.ts';
import { queryClient } from '#state/queryClient.ts';
import type { ConnectionTest } from '#state/testConnection.ts';
import { testConnection } from '#state/testConnection.ts';
import { ConnectDialog } from './ConnectDialog.tsx';

vi.mock('#state/testConnection.ts');

const FINE: ConnectionTest = { steps: [], problem: undefined, kind: 'jaeger', services: 10 };
const UNAUTHORISED: SourceProblem = {
  code: 'unauthorised',
  message: 'The server wants to know who asks (401).',
  advice: 'Enter a token for this connection.',
  detail: '',
  url: '',
  status: 401,
  answer: undefined,
  snippets: [],
  retryAfterS: undefined,
  queryPlace: undefined,
};

beforeEach(() => {
  localStorage.clear();
  history.replaceState(undefined, '', '#/');
  queryClient.setQueryData(['served collectors'], []);
  vi.mocked(testConnection).mockResolvedValue(FINE);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(about?: string): void {
  openDialog('connect', about);
  render(
    <QueryClientProvider client={queryClient}>
      <ConnectDialog />
    </QueryClientProvider>,
  );
}

/** All at once: what happens between two letters is not looked at here. */
function type(name: string, text: string): void {
  fireEvent.change(screen.getByLabelText(name, { selector: 'input' }), { target: { value: text } });
}

function press(name: string): Promise<void> {
  return userEvent.click(screen.getByRole('button', { name }));
}

/** What the browser's store has of connections. */
function kept(): string {
  return localStorage.getItem('spanglass.connections') ?? '';
}

test('a server that answers is connected, with the kind that was found out, and the search is gone to', async () => {
  show();
  type('Address', 'https://traces.example.com');
  await press('Connect');
  await vi.waitFor(() => expect(location.hash).toBe('#/search/traces.example.com'));
  expect(kept()).toContain('"kind":"jaeger"');
  expect(useDialogs.getState().open).toBeUndefined();
});

test('credentials are forgotten with the page unless the user says otherwise', async () => {
  show();
  type('Address', 'https://one.example.com');
  await userEvent.selectOptions(screen.getByLabelText('Sign in'), 'bearer');
  type('Token', 'secret-1');
  await press('Connect');
  await vi.waitFor(() => expect(kept()).toContain('one.example.com'));
  expect(kept()).not.toContain('secret-1');
  cleanup();
  show('one.example.com');
  type('Token', 'secret-2');
  await userEvent.click(screen.getByRole('checkbox', { name: /Remember credentials/ }));
  await press('Save');
  await vi.waitFor(() => expect(kept()).toContain('secret-2'));
});

test('parameters of the address are forgotten with the page unless the user says otherwise', async () => {
  show();
  type('Address', 'https://two.example.com?key=secret-3');
  await press('Connect');
  await vi.waitFor(() => expect(kept()).toContain('two.example.com?key='));
  expect(kept()).not.toContain('secret-3');
  cleanup();
  show('two.example.com');
  await userEvent.click(screen.getByRole('checkbox', { name: /Remember the parameters/ }));
  await press('Save');
  await vi.waitFor(() => expect(kept()).toContain('secret-3'));
});

test('a server that asks who one is has the keyboard in the way to sign in, and is saved all the same', async () => {
  vi.mocked(testConnection).mockResolvedValue({
    steps: [{ step: 'admitted', label: 'It lets this connection in', state: 'failed' }],
    problem: UNAUTHORISED,
    kind: 'jaeger',
    services: undefined,
  });
  show();
  type('Address', 'https://closed.example.com');
  await press('Connect');
  await screen.findByText('It lets this connection in: no');
  expect(document.activeElement).toBe(screen.getByLabelText('Sign in'));
  expect(kept()).not.toContain('closed.example.com');
  await press('Save all the same');
  expect(kept()).toContain('closed.example.com');
});

test('nothing is asked before the address is whole and the name free', async () => {
  saveConnection({
    name: 'taken',
    url: 'https://a.example.com',
    kind: 'tempo',
    auth: { kind: 'none' },
    tenant: '',
    sendCookies: false,
    timeoutMs: 60_000,
    remembersSecret: false,
  });
  vi.mocked(testConnection).mockClear();
  show();
  type('Address', 'b.example.com');
  type('Name', 'taken');
  await press('Test');
  expect(screen.getByText(/Write the whole address/)).toBeTruthy();
  expect(screen.getByText('Another connection has this name.')).toBeTruthy();
  expect(testConnection).not.toHaveBeenCalled();
});
