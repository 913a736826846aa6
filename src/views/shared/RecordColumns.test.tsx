// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { detect } from '#formats/detect.ts';
import type { KnownMappings, RecordSample } from '#model/recordMapping.ts';
import { closeDialogs, openDialog, useDialogs } from '#state/dialogs.ts';
import { useDocument } from '#state/documents.ts';
import { askForColumns, useRecordMappings } from '#state/recordMappings.ts';
import { dedent } from '../../../test/traceDrawing.ts';
import { RecordColumns } from './RecordColumns.tsx';
import type { FileReport } from './reportText.ts';

const ODD = dedent(`
  a,b,c,d
  1795262400,laden,2,error
  1795262403,rechnen,1,ok
`);
const PLAIN = dedent(`
  trace_id,span_id,parent_id,service,operation,start,duration_ms
  0a,01,,web,GET /,2026-11-21T12:00:00Z,90
  0a,02,01,cart,load,2026-11-21T12:00:00.010Z,40
`);

function sampleOf(text: string, known: KnownMappings = {}): RecordSample {
  const detection = detect(new TextEncoder().encode(text), true, known);
  if (detection.kind !== 'records') throw new Error(`not a table: ${detection.kind}`);
  return detection.records.sample;
}

/** A file of the open document: a table of records, or, without a text, one of another format with a span. */
function file(name: string, text?: string, known?: KnownMappings): FileReport {
  const counts = { spans: text === undefined ? 1 : 0, traces: 0, services: 0, roots: 0, orphans: 0, errors: 0 };
  const report = { name, format: '', bytes: 1, counts, problems: [] };
  return text === undefined ? report : { ...report, records: sampleOf(text, known) };
}

function load(...files: readonly FileReport[]): void {
  const current = { phase: 'failed', key: { kind: 'file', id: 'x' }, title: 'x', files, problems: [] } as const;
  useDocument.setState({ current });
}

function show(...files: readonly FileReport[]): void {
  load(...files);
  render(<RecordColumns />);
}

const field = (name: string): HTMLSelectElement => screen.getByRole('combobox', { name });
const readButton = (): HTMLElement => screen.getByRole('button', { name: 'Read with these columns' });
const choose = (name: string, option: string): Promise<void> => userEvent.selectOptions(field(name), option);
const chosen = (name: string): string | undefined => field(name).selectedOptions[0].textContent ?? undefined;
/** Rows of the preview as `  service operation|duration|start`, indented by depth. */
const preview = (): readonly string[] =>
  screen
    .queryAllByTestId('preview-span')
    .map(
      (row) =>
        '  '.repeat(Number(row.dataset['depth'])) +
        [...row.children].map((cell) => cell.textContent?.replaceAll('\u00A0', ' ')).join('|'),
    );

beforeEach(() => {
  useRecordMappings.setState({ known: {} });
});
afterEach(() => {
  cleanup();
  closeDialogs();
  useDocument.setState({ current: { phase: 'none' } });
});

test('begins with the guess and shows what the records become', () => {
  show(file('calls.csv', PLAIN));
  expect(screen.getByRole('dialog', { name: 'Columns of calls.csv' })).toBeTruthy();
  expect(['Operation', 'Start', 'Parent id', 'Status'].map(chosen)).toEqual([
    'operation',
    'start',
    'parent_id',
    'none',
  ]);
  expect(preview()).toEqual(['web GET /|90 ms|2026-11-21 12:00:00.000', '  cart load|40 ms|2026-11-21 12:00:00.010']);
  expect(screen.getByRole('status').textContent?.replaceAll('\u00A0', ' ')).toBe('2 records become 2 spans, 1 root.');
});

test('follows each choice: column, unit, and the heads of the table', async () => {
  show(file('odd.csv', ODD));
  expect(preview()).toEqual(['laden|0 ns|2026-11-21 12:00:00.000', 'rechnen|0 ns|2026-11-21 12:00:03.000']);
  expect(screen.getByRole('status').textContent).toContain('points in time');
  expect(field('Durations are').disabled).toBe(true);
  expect(screen.getByRole('columnheader', { name: /^c/ }).textContent).toBe('cattribute');
  await choose('Duration', 'c');
  await choose('Durations are', 'seconds');
  await choose('Status', 'd');
  expect(preview()[0]).toBe('laden error|2 s|2026-11-21 12:00:00.000');
  expect(screen.getByRole('columnheader', { name: /^c/ }).textContent).toBe('cDuration');
});

test('says what is missing, and reads nothing until it is there', async () => {
  show(file('odd.csv', ODD));
  await choose('Start', 'none');
  expect(screen.getByRole('status').textContent).toContain('Choose the column of the start');
  expect(readButton().hasAttribute('disabled')).toBe(true);
  expect(preview()).toEqual([]);
  await choose('Start', 'b');
  expect(screen.getByRole('status').textContent).toBe('There is no time in “b”: choose another column.');
  await choose('Start', 'a');
  await choose('Operation', 'none');
  expect(screen.getByRole('status').textContent).toContain('Choose the column of the operation');
});

test('remembers what was chosen under the columns, and closes', async () => {
  openDialog('columns');
  show(file('odd.csv', ODD));
  await choose('Duration', 'c');
  await userEvent.click(readButton());
  expect(useRecordMappings.getState().known).toEqual({
    'a\nb\nc\nd': {
      columns: { start: 'a', name: 'b', duration: 'c' },
      timeUnit: 'auto',
      durationUnit: 'ms',
    },
  });
  expect(useDialogs.getState().open).toBeUndefined();
  // The document is read again; here its bytes are nowhere to be had.
  await waitFor(() => expect(useDocument.getState().current.phase).toBe('failed'));
});

test('remembers a guess that was right without reading again', async () => {
  show(file('calls.csv', PLAIN));
  const { current } = useDocument.getState();
  await userEvent.click(readButton());
  expect(Object.keys(useRecordMappings.getState().known)).toHaveLength(1);
  expect(useDocument.getState().current).toBe(current);
});

test('remembers nothing when it is left', async () => {
  openDialog('columns');
  show(file('odd.csv', ODD));
  await choose('Duration', 'c');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(useRecordMappings.getState().known).toEqual({});
  expect(useDialogs.getState().open).toBeUndefined();
});

test('asks about each kind of table once, beginning with the one it was opened beside', async () => {
  openDialog('columns', 'odd.csv');
  show(file('calls.csv', PLAIN), file('more.csv', PLAIN), file('odd.csv', ODD));
  expect(screen.getByRole('dialog', { name: 'Columns of odd.csv' })).toBeTruthy();
  const tables = field('Tables with other columns: 2');
  expect(within(tables).getAllByRole('option')).toHaveLength(2);
  await userEvent.selectOptions(tables, tables.options[0]);
  expect(screen.getByRole('dialog').textContent?.replaceAll('\u00A0', ' ')).toContain('calls.csv and 1 more like it');
  expect(chosen('Operation')).toBe('operation');
});

test('opens by itself for what was guessed, and only where nothing else is to be seen', () => {
  const opens = (...files: readonly FileReport[]): boolean => {
    closeDialogs();
    load(...files);
    askForColumns();
    return useDialogs.getState().open === 'columns';
  };
  expect(opens(file('odd.csv', ODD))).toBe(true);
  expect(opens(file('calls.csv', PLAIN))).toBe(true);
  expect(opens(file('calls.csv', PLAIN), file('trace.json'))).toBe(false);
  const { signature, mapping } = sampleOf(ODD);
  expect(opens(file('odd.csv', ODD, { [signature]: mapping }))).toBe(false);
  // A list in which nothing is a time is more likely something else.
  expect(opens(file('prices.csv', 'goods,price\ntea,3\nsalt,1\n'))).toBe(false);
  openDialog('help');
  load(file('odd.csv', ODD));
  askForColumns();
  expect(useDialogs.getState().open).toBe('help');
});
