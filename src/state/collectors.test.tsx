// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { failure, success } from '#base/result.ts';
import { plainConnection } from '#model/connection.ts';
import type { TraceQuery } from '#model/traceSearch.ts';
import type { Collector } from '#sources/collector.ts';
import { openServer } from '#sources/openCollector.ts';
import { sourceProblem } from '#sources/sourceProblems.ts';
import { askAllAgain } from './asked.ts';
import { useCollectorKind } from './collectorKind.ts';
import { useAttributeKeys, useDependencies, useOperations, useSearch, useServices } from './collectors.ts';
import { queryClient } from './queryClient.ts';

const connection = plainConnection('shop', 'http://shop.example');
const query: TraceQuery = {
  service: 'shop',
  operation: undefined,
  attributes: [],
  minDurationNs: undefined,
  maxDurationNs: undefined,
  range: { fromMs: 0, toMs: 1 },
  limit: 20,
  traceql: '',
};
const found = { traces: [], mayHaveMore: false, notes: [] };
const collector = {
  kind: 'jaeger',
  services: vi.fn<Collector['services']>(),
  operations: vi.fn<Collector['operations']>(),
  search: vi.fn<Collector['search']>(),
  trace: vi.fn<Collector['trace']>(),
  dependencies: vi.fn<NonNullable<Collector['dependencies']>>(),
} as const;

vi.mock('#sources/openCollector.ts', () => ({
  openServer: vi.fn<typeof openServer>(() => Promise.resolve(success({ kind: 'jaeger', collector }))),
  openCollector: () => Promise.resolve(success(collector)),
}));

function wrapper({ children }: { readonly children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

beforeEach(() => {
  queryClient.clear();
  vi.resetAllMocks();
  vi.mocked(openServer).mockResolvedValue(success({ kind: 'jaeger', collector }));
  collector.services.mockResolvedValue(success(['shop']));
  collector.operations.mockResolvedValue(success(['GET /']));
  collector.search.mockResolvedValue(success({ kind: 'list', answer: found }));
});

it('a question is asked once, however many look at its answer', async () => {
  const first = renderHook(() => useServices(connection), { wrapper });
  await waitFor(() => expect(first.result.current.value).toEqual(['shop']));
  const second = renderHook(() => useServices(connection), { wrapper });
  expect(second.result.current.value).toEqual(['shop']);
  expect(collector.services).toHaveBeenCalledTimes(1);
});

it('nothing is asked before there is something to ask', () => {
  const { result } = renderHook(
    () => [useServices(undefined), useOperations(connection, undefined), useSearch(connection, undefined)],
    { wrapper },
  );
  for (const asked of result.current) expect(asked).toMatchObject({ value: undefined, isAsking: false });
  expect(collector.operations).not.toHaveBeenCalled();
  expect(collector.search).not.toHaveBeenCalled();
});

it('a problem is an answer, which stays until somebody asks again', async () => {
  const problem = sourceProblem('unreachable', 'Nothing answers.', '');
  collector.services.mockResolvedValueOnce(failure(problem));
  const { result } = renderHook(() => useServices(connection), { wrapper });
  await waitFor(() => expect(result.current.problem).toEqual(problem));
  expect(collector.services).toHaveBeenCalledTimes(1);
  result.current.askAgain();
  await waitFor(() => expect(result.current.value).toEqual(['shop']));
  expect(result.current.problem).toBeUndefined();
});

it('what a server cannot tell is neither a value nor a problem', async () => {
  const { result } = renderHook(() => useAttributeKeys(connection), { wrapper });
  await waitFor(() => expect(result.current.answeredAt).toBeDefined());
  expect(result.current).toMatchObject({ value: undefined, problem: undefined, isAsking: false });
});

it('a search that is cancelled ends its request, and the last answer stays', async () => {
  const { result } = renderHook(() => useSearch(connection, query), { wrapper });
  await waitFor(() => expect(result.current.value).toEqual(found));
  let signal: AbortSignal | undefined;
  collector.search.mockImplementation((_, given) => {
    signal = given;
    return new Promise(() => {});
  });
  result.current.askAgain();
  await waitFor(() => expect(result.current.isAsking).toBe(true));
  await waitFor(() => expect(signal).toBeDefined());
  result.current.cancel();
  await waitFor(() => expect(signal?.aborted).toBe(true));
  await waitFor(() => expect(result.current.isAsking).toBe(false));
  expect(result.current.value).toEqual(found);
});

it('what a server is, is known once it answers, though it did not when it was asked', async () => {
  vi.mocked(openServer).mockResolvedValueOnce(failure(sourceProblem('unreachable', 'Nothing answers.', '')));
  const kind = renderHook(() => useCollectorKind(connection), { wrapper });
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(kind.result.current).toBeUndefined();
  vi.mocked(openServer).mockResolvedValue(success({ kind: 'jaeger', collector }));
  renderHook(() => useServices(connection), { wrapper });
  await waitFor(() => expect(kind.result.current).toBe('jaeger'));
});

it('all that is looked at of a connection can be asked again, also what failed', async () => {
  const range = { fromMs: 0, toMs: 1 };
  const { dependencies } = collector;
  dependencies.mockResolvedValueOnce(failure(sourceProblem('timedOut', 'It took too long.', '')));
  dependencies.mockResolvedValue(success({ links: [], range, emptyReason: 'None.' }));
  const { result } = renderHook(() => useDependencies(connection, range), { wrapper });
  await waitFor(() => expect(result.current.problem?.code).toBe('timedOut'));
  askAllAgain(connection);
  await waitFor(() => expect(result.current.value?.emptyReason).toBe('None.'));
  expect(dependencies).toHaveBeenCalledTimes(2);
});

it('another connection, or the same with another token, is another question', async () => {
  renderHook(() => useServices(connection), { wrapper });
  await waitFor(() => expect(collector.services).toHaveBeenCalledTimes(1));
  renderHook(() => useServices({ ...connection, auth: { kind: 'bearer', token: 'x' } }), { wrapper });
  await waitFor(() => expect(collector.services).toHaveBeenCalledTimes(2));
});
