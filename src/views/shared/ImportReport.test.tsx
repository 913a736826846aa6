// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Problem } from '#model/problem.ts';
import { closeDialogs } from '#state/dialogs.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import { badgeWords, ImportBadge, type ImportBadgeProps } from './ImportBadge.tsx';
import { reportText, type FileReport } from './reportText.ts';

afterEach(() => {
  cleanup();
  closeDialogs();
});

const FILE: FileReport = {
  name: 'broken.json',
  format: 'OTLP JSON',
  bytes: 91_400,
  counts: { spans: 5, traces: 1, services: 2, roots: 1, orphans: 2, errors: 0 },
  problems: [],
};

const ORPHANS: Problem = {
  code: 'orphan',
  count: 7,
  examples: [{ detail: 'names b7ad6b71', where: 'span 4bf92f', row: 1 }],
};
const COPIES: Problem = { code: 'identicalDuplicate', count: 1, examples: [] };

function loaded(problems: readonly Problem[], isPartial = false): LoadedDocument {
  const table = drawTrace(`
    shop checkout 0–10
      shop pay    1–2
  `);
  return { table, derived: {} as LoadedDocument['derived'], files: [FILE], problems, isPartial };
}

async function openReport(
  document: LoadedDocument,
  onJump = vi.fn<ImportBadgeProps['onJump']>(),
): Promise<HTMLElement> {
  render(<ImportBadge document={document} title="broken.json" onJump={onJump} />);
  await userEvent.click(screen.getByTestId('import-badge'));
  return screen.findByRole('dialog', { name: 'Import report' });
}

test('the badge counts the lines of the report, and is quiet when there is none', () => {
  expect(badgeWords([])).toBe('No problems');
  expect(badgeWords([COPIES])).toBe('1 repaired');
  expect(badgeWords([ORPHANS])).toBe('1 problem');
  expect(badgeWords([ORPHANS, COPIES])).toBe('2 problems');
});

test('each file tells its figures, to programs too', async () => {
  const dialog = await openReport(loaded([]));
  const file = within(dialog).getByTestId('import-file');
  expect(file.dataset).toMatchObject({
    format: 'OTLP JSON',
    traces: '1',
    spans: '5',
    services: '2',
    roots: '1',
    orphans: '2',
    errors: '0',
  });
  expect(file.textContent).toContain('91.4');
  expect(dialog.textContent?.replaceAll('\u00A0', ' ')).toContain('2 spans shown, of 5 records in one file.');
  expect(dialog.textContent).toContain('None: every record was read as it stands.');
});

test('a problem tells what, how often, what was done, what to do, and where', async () => {
  const dialog = await openReport(loaded([ORPHANS]));
  const problem = within(dialog).getByTestId('import-problem');
  for (const words of ['Spans whose parent is not here', '7', 'kept', 'extra roots', 'First 1 of 7', 'span 4bf92f']) {
    expect(problem.textContent).toContain(words);
  }
});

test('a case leads to its row and closes the report', async () => {
  const onJump = vi.fn<ImportBadgeProps['onJump']>();
  const dialog = await openReport(loaded([ORPHANS]), onJump);
  await userEvent.click(within(dialog).getByRole('button', { name: /^Show span/ }));
  expect(onJump).toHaveBeenCalledWith(1);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a document that was stopped says that there is more', async () => {
  const dialog = await openReport(loaded([], true));
  expect(dialog.textContent).toContain('Reading was stopped');
});

test('the report as text holds files, problems and places', () => {
  expect(reportText('broken.json', [FILE], [ORPHANS, COPIES], 2)).toBe(`Import report: broken.json
2 spans shown

broken.json: OTLP JSON, 91.4 kB
  records 5, traces 1, services 2, roots 1, orphans 2, error status 0

Spans whose parent is not here (7, kept)
  - names b7ad6b71 — span 4bf92f
  They are shown as extra roots. The parent was not sampled, was lost, or stands in another file: drop them together.

Identical copies of a span (1, repaired)
  One of each is shown. Retried exports and overlapping files cause this.
`);
});
