// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDocument } from '#state/documents.ts';
import { closeDocument, stopReading } from '#state/openDocument.ts';
import { useReadingProgress } from '#state/readingProgress.ts';
import { ReadingBar } from './ReadingBar.tsx';
import { readingFigures } from './readingFigures.ts';
import { ReadingScreen } from './ReadingScreen.tsx';

vi.mock('#state/openDocument.ts');

beforeEach(() => vi.clearAllMocks());
afterEach(() => {
  cleanup();
  useDocument.setState({ current: { phase: 'none' } });
  useReadingProgress.setState({ progress: undefined });
});

const HALF = { fileName: 'big.json', bytesRead: 2e6, bytesTotal: 4e6, spans: 50_000, elapsedMs: 250 };

function plain(text: string | null): string {
  return (text ?? '').replaceAll('\u00A0', ' ');
}

test('a reading tells bytes, spans and spans per second', () => {
  const { share, bytes, spans, rate } = readingFigures({ progress: HALF });
  expect([share, plain(bytes), spans, rate]).toEqual([0.5, '2.0 MB of 4.0 MB', '50,000 spans', '200,000/s']);
});

test('without a known size there is no share', () => {
  const progress = { fileName: 'a', bytesRead: 500, bytesTotal: undefined, spans: 1, elapsedMs: 0 };
  const { share, bytes, spans, rate } = readingFigures({ progress });
  expect([share, plain(bytes), spans, rate]).toEqual([undefined, '500 B', '1 span', '']);
});

test('a size that turns out to be of the packed bytes is told no longer', () => {
  const progress = { fileName: 'a', bytesRead: 5000, bytesTotal: 500, spans: 1, elapsedMs: 0 };
  const { share, bytes } = readingFigures({ progress });
  expect([share, plain(bytes)]).toEqual([undefined, '5.0 kB']);
});

test('the bar shows while something is read, and stops it', async () => {
  const key = { kind: 'file', id: 'x' } as const;
  useDocument.setState({ current: { phase: 'reading', key, title: 'big.json', document: undefined } });
  useReadingProgress.setState({ progress: HALF });
  render(<ReadingBar />);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(stopReading).toHaveBeenCalledTimes(1);
});

test('there is no bar when nothing is read', () => {
  const { container } = render(<ReadingBar />);
  expect(container.innerHTML).toBe('');
});

test('before the first span one can only cancel, which leads to the start', async () => {
  location.hash = '#/file/x';
  render(<ReadingScreen title="big.json" />);
  expect(screen.getByText('Waiting for the first bytes')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(closeDocument).toHaveBeenCalledTimes(1);
  expect(location.hash).toBe('#/');
});

test('with spans read, stopping shows them', async () => {
  useReadingProgress.setState({ progress: HALF });
  render(<ReadingScreen title="big.json" />);
  await userEvent.click(screen.getByRole('button', { name: 'Stop and show what was read' }));
  expect(stopReading).toHaveBeenCalledTimes(1);
});
