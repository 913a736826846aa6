import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { RecordMapping } from '#model/recordMapping.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { dedent, printRows } from '../../test/traceDrawing.ts';
import type { IngestDocument } from './protocol.ts';
import { fileOf, ingestFiles, printFiles } from './testFiles.ts';

const rows = (document: IngestDocument): string => printRows(openSpanTable(document.table));

const PLAIN = dedent(`
  trace_id,span_id,parent_id,operation,start,duration_ms
  0a,01,,GET /,2026-11-21T12:00:00Z,90
  0a,02,01,load,2026-11-21T12:00:00.010Z,40
`);
const ODD = dedent(`
  wann,was,wie_lange
  2026-11-21T12:00:00Z,laden,2
  2026-11-21T12:00:03Z,rechnen,1
`);
const CHOSEN: RecordMapping = {
  columns: { start: 'wann', name: 'was', duration: 'wie_lange' },
  timeUnit: 'auto',
  durationUnit: 's',
};

it('reads a table of records by the names of its columns, and says that it guessed', async () => {
  const file = fileOf('calls.csv.gz', new Uint8Array(gzipSync(PLAIN)), { chunk: 10 });
  const document = await ingestFiles([file]);
  expect(rows(document)).toBe('- GET / 0–90\n  - load 10–50');
  expect(printFiles(document)).toBe('calls.csv.gz: Plain records, 2 guessedColumns');
  expect(document.files[0].problems[0].examples).toMatchObject([
    {
      detail:
        'operation = operation, start = start, duration = duration_ms, trace id = trace_id, span id = span_id, parent id = parent_id',
      where: 'calls.csv.gz',
    },
  ]);
  expect(document.files[0].records).toMatchObject({ isGuess: true, isReadable: true });
});

it('reads no table whose columns say too little, but hands on its beginning to be asked about', async () => {
  const document = await ingestFiles([fileOf('odd.csv', ODD)]);
  expect(document.table.length).toBe(0);
  expect(printFiles(document)).toBe('odd.csv: ?, 0 notATrace');
  expect(document.problems[0].examples[0].detail).toBe(
    'This looks like a table of text with the columns wann, was, wie_lange.',
  );
  expect(document.files[0].records).toMatchObject({
    isReadable: false,
    columns: ['wann', 'was', 'wie_lange'],
    rows: [
      ['2026-11-21T12:00:00Z', 'laden', '2'],
      ['2026-11-21T12:00:03Z', 'rechnen', '1'],
    ],
  });
});

it('reads it by the mapping that was chosen for such columns, without a word', async () => {
  const signature = (await ingestFiles([fileOf('odd.csv', ODD)])).files[0].records?.signature ?? '';
  const document = await ingestFiles([fileOf('other.csv', ODD)], {}, {}, { [signature]: CHOSEN });
  expect(rows(document)).toBe('- laden 0–2000\n- rechnen 3000–4000');
  const codes = document.files[0].problems.map(({ code }) => code);
  expect(codes.filter((code) => code.startsWith('guessed'))).toEqual([]);
  expect(document.files[0].records).toMatchObject({ isGuess: false, mapping: CHOSEN });
});

it('is a file without a span when the chosen columns hold nothing, and can be asked about again', async () => {
  const nothing: RecordMapping = { ...CHOSEN, columns: { start: 'wann', name: 'leer' } };
  const text = 'wann,leer\n2026-11-21T12:00:00Z,\n2026-11-21T12:00:01Z,\n';
  const document = await ingestFiles([fileOf('a.csv', text)], {}, {}, { 'leer\nwann': nothing });
  expect(printFiles(document)).toMatch(/^a\.csv: Plain records, 0 .*noSpans$/);
  expect(document.files[0].records?.columns).toEqual(['wann', 'leer']);
});
