// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Problem, ProblemCode } from '#model/problem.ts';
import { FailedScreen, type FailedScreenProps } from './FailedScreen.tsx';
import type { FileReport } from './reportText.ts';

afterEach(cleanup);

function problem(code: ProblemCode, detail: string, where: string): Problem {
  return { code, count: 1, examples: [{ detail, where, row: -1 }] };
}

function file(name: string, format: string, ...problems: readonly Problem[]): FileReport {
  const counts = { spans: 0, traces: 0, services: 0, roots: 0, orphans: 0, errors: 0 };
  return { name, format, bytes: 20, counts, problems };
}

function show(files: readonly FileReport[], own: readonly Problem[] = []): void {
  const state: FailedScreenProps['state'] = {
    phase: 'failed',
    key: { kind: 'file', id: 'x' },
    title: files.map(({ name }) => name).join(', '),
    files,
    problems: [...own, ...files.flatMap(({ problems }) => problems)],
  };
  render(<FailedScreen state={state} />);
}

test('a file that is no trace tells what was expected, what was found and what to do', () => {
  show([file('board.json', '', problem('notATrace', 'This looks like a Grafana dashboard.', 'board.json'))]);
  const section = screen.getByRole('region', { name: 'board.json' });
  for (const words of [
    '20\u00A0B, not recognised',
    'No trace was recognised',
    'resourceSpans',
    'Grafana',
    'Look at what the export holds',
  ]) {
    expect(section.textContent).toContain(words);
  }
  // The place is the file itself, which stands above.
  expect(section.textContent?.match(/board\.json/g)).toHaveLength(1);
});

test('a known format that broke tells where, and not that it is unknown', () => {
  const cut = problem('truncated', 'the file ends too early', 'byte 72 of cut.json');
  show([file('cut.json', 'OTLP JSON', cut, problem('notATrace', 'OTLP JSON without a span', 'cut.json'))]);
  const section = screen.getByRole('region', { name: 'cut.json' });
  expect(section.textContent).toContain('OTLP JSON, without a span');
  expect(section.textContent).toContain('byte 72 of cut.json');
  expect(within(section).queryByText('No trace was recognised')).toBeNull();
});

test('a file that cannot be opened as it is says what to make of it', () => {
  const locked = 'This looks like an encrypted zip archive.';
  show([file('flow.zip', '', problem('unsupported', locked, 'flow.zip'))]);
  const text = screen.getByRole('region', { name: 'flow.zip' }).textContent;
  expect(text).toContain(locked);
  expect(text).toContain('Unpack or convert it');
});

test('a recognised file without a span is not called unrecognised', () => {
  const metrics: Problem = { code: 'metricsIgnored', count: 9, examples: [] };
  show([file('m.json', 'OTLP JSON', metrics, problem('noSpans', '', 'm.json'))]);
  const section = screen.getByRole('region', { name: 'm.json' });
  expect(section.textContent).toContain('No span in it');
  expect(section.textContent).toContain('Metrics beside the spans');
  expect(within(section).queryByText('No trace was recognised')).toBeNull();
});

test('a file that is not kept any more is told so, without a word of addresses', () => {
  show([], [problem('notKept', '', '')]);
  expect(screen.getByText('This browser does not keep that file any more')).toBeTruthy();
  expect(screen.getByRole('main').textContent).toContain('Drop or choose it again.');
  expect(screen.getByRole('main').textContent).not.toContain('CORS');
});

test('every file of several has its own part', () => {
  show([file('a.json', '', problem('empty', '', 'a.json')), file('b.json', '', problem('empty', '', 'b.json'))]);
  expect(screen.getAllByTestId('failed-file')).toHaveLength(2);
});

test('an address that did not answer is told without any file', () => {
  show([], [problem('unreachable', 'The server answered 404', 'https://a.example/t.json')]);
  expect(screen.getByText('The address could not be read')).toBeTruthy();
  expect(screen.getByText('https://a.example/t.json')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('There is no trace to show');
});

test('there is a way on', () => {
  show([]);
  expect(screen.getByRole('button', { name: 'Open another file' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'To the start' }).getAttribute('href')).toBe('#/');
  expect(screen.getByRole('button', { name: 'Copy as text' })).toBeTruthy();
});
