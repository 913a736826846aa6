// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure, success } from '#base/result.ts';
import { plainConnection } from '#model/connection.ts';
import { sourceProblem } from '#sources/sourceProblems.ts';
import { removeConnection, saveConnection } from '#state/connections.ts';
import { queryClient } from '#state/queryClient.ts';
import { currentRoute } from '#state/route.ts';
import { SearchScreen } from './SearchScreen.tsx';

vi.mock('#sources/openCollector.ts', () => ({
  openServer: () => Promise.resolve(success({ kind: 'prometheus', collector: undefined })),
  openCollector: () => Promise.resolve(failure(sourceProblem('unsupported', 'It keeps no traces.', ''))),
}));

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  removeConnection('numbers');
});

test('a server that turns out to keep no traces leads to what it keeps', async () => {
  saveConnection(plainConnection('numbers', 'http://127.0.0.1:1'));
  render(
    <QueryClientProvider client={queryClient}>
      <SearchScreen route={{ screen: 'search', connection: 'numbers', params: new URLSearchParams() }} />
    </QueryClientProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'See how its services do' }));
  expect(currentRoute()).toMatchObject({ screen: 'fleet', connection: 'numbers' });
});
