import { expect, test, vi } from 'vitest';
import { buildTrace } from '../../test/drawnSpans.ts';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import type { LoadedDocument } from './documents.ts';
import { useDocument } from './documents.ts';
import { documentShown, forgetWaiting, isDocumentShown, whenDocumentShown } from './shownDocument.ts';

function read(): LoadedDocument {
  const table = buildTrace([{ id: '1', operation: 'a', start: 0, end: 1 }]);
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  return { table, derived, files: [], problems: [], isPartial: true };
}

function open(document: LoadedDocument | undefined): void {
  useDocument.setState({ current: { phase: 'reading', key: { kind: 'file', id: 'x' }, title: 'x', document } });
}

test('What waits for a document to be rendered is done then, and only the last of it', () => {
  const [first, second] = [read(), read()];
  const done: string[] = [];
  open(undefined);
  documentShown(undefined);
  whenDocumentShown(() => done.push('at once'));
  open(first);
  expect(isDocumentShown()).toBe(false);
  whenDocumentShown(() => done.push('out of date'));
  whenDocumentShown(() => done.push('later'));
  expect(done).toEqual(['at once']);
  documentShown(first);
  documentShown(first);
  expect(done).toEqual(['at once', 'later']);
  open(second);
  whenDocumentShown(() => done.push('of another'));
  documentShown(first);
  expect(done).toEqual(['at once', 'later']);
  documentShown(second);
  expect(done).toEqual(['at once', 'later', 'of another']);
});

test('What is forgotten is not done', () => {
  const act = vi.fn<() => void>();
  const document = read();
  open(document);
  whenDocumentShown(act);
  forgetWaiting();
  documentShown(document);
  expect(act).not.toHaveBeenCalled();
});
