import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { printRows } from '../../test/traceDrawing.ts';
import type { IngestDocument } from './protocol.ts';
import { fileOf, ingestFiles } from './testFiles.ts';

/** One line of Zipkin's: a span of trace `a`, `at` µs after noon. */
function line(id: number, parent = 0, traceId = 'a'): string {
  const parentId = parent > 0 ? `"parentId":"${parent}",` : '';
  return `{"traceId":"${traceId}","id":"${id}",${parentId}"name":"s${id}","timestamp":${1_795_262_400_000_000 + id},"duration":1}`;
}
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `${line(from + at, from + at - 1)}\n`).join('');

const tree = (document: IngestDocument): string => printRows(openSpanTable(document.table), undefined, ['operation']);
const codes = (document: IngestDocument): string =>
  document.problems.map(({ code, count }) => `${code} ×${count}`).join(', ');

describe('ingest', () => {
  it('reads a file and reports on it', async () => {
    const document = await ingestFiles([fileOf('a.json', lines(1, 3))]);
    expect(tree(document)).toBe('s1\n  s2\n    s3');
    expect(document.isPartial).toBe(false);
    expect(document.files).toMatchObject([
      {
        name: 'a.json',
        format: 'Zipkin v2 JSON',
        bytes: lines(1, 3).length,
        counts: { spans: 3, traces: 1, roots: 1 },
      },
    ]);
  });

  it('unpacks gzip by its first bytes, whatever the name', async () => {
    const packed = new Uint8Array(gzipSync(lines(1, 500)));
    for (const chunk of [1, 10, 1 << 16]) {
      const document = await ingestFiles([fileOf('a.json', packed, { chunk })]);
      expect(document.table.length).toBe(500);
      expect(document.files[0].bytes).toBe(packed.length);
      expect(codes(document)).toBe('outsideParent ×499');
    }
  });

  it('keeps what a cut gzip holds', async () => {
    const packed = new Uint8Array(gzipSync(lines(1, 5000)));
    const document = await ingestFiles([fileOf('a.json.gz', packed.slice(0, packed.length >> 1))]);
    expect(document.table.length).toBeGreaterThan(1000);
    expect(document.files[0].problems).toMatchObject([{ code: 'truncated', count: 1 }]);
  });

  it('says what went wrong with a gzip that is none', async () => {
    const document = await ingestFiles([fileOf('a.gz', Uint8Array.of(0x1f, 0x8b, 1, 2, 3))]);
    expect(codes(document)).toBe('truncated ×1');
    expect(document.problems[0].examples[0].detail).not.toBe('');
  });

  it('joins several files by trace id, and counts each for itself', async () => {
    const document = await ingestFiles([
      fileOf('children.json', lines(2, 3)),
      fileOf('nothing.txt', 'hello'),
      fileOf('root.json', line(1)),
      fileOf(
        'otlp.json',
        '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0A","spanId":"9","parentSpanId":"1","name":"s9","startTimeUnixNano":"1795262400000009000"}]}]}]}',
      ),
    ]);
    expect(tree(document)).toBe('s1\n  s2\n    s3\n  s9');
    expect(document.files.map(({ format, counts }) => [format, counts.spans, counts.orphans])).toEqual([
      ['Zipkin v2 JSON', 2, 0],
      ['', 0, 0],
      ['Zipkin v2 JSON', 1, 0],
      ['OTLP JSON', 1, 0],
    ]);
    expect(document.files[1].problems).toMatchObject([
      {
        code: 'notATrace',
        examples: [{ detail: 'This looks like text that is no JSON: it begins with “hello”.', where: 'nothing.txt' }],
      },
    ]);
  });

  it('puts spans without a trace id under the name of their file', async () => {
    const bare = '{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"1","name":"x"}]}]}]}';
    const document = await ingestFiles([fileOf('one.json', bare), fileOf('two.json', bare)]);
    const table = openSpanTable(document.table);
    expect([...table.traces.id].map((id) => table.strings.get(id)).sort()).toEqual(['one.json', 'two.json']);
  });

  it('stopped midway gives what it has read', async () => {
    let asked = 0;
    const file = fileOf('a.json', lines(1, 60_000), { chunk: 1 << 16 });
    const document = await ingestFiles([file, fileOf('b.json', line(1))], { isStopped: () => ++asked > 3 });
    expect(document.isPartial).toBe(true);
    expect(document.table.length).toBeGreaterThan(1000);
    expect(document.table.length).toBeLessThan(60_000);
    expect(document.files).toHaveLength(1);
  });

  it('keeps what came before a stream broke, and says why it broke', async () => {
    for (const [count, chunk] of [
      [3, 1000],
      [3, 7],
      [60_000, 1 << 16],
    ]) {
      const text = `${lines(1, count)}{"traceId":"a","id":`;
      const document = await ingestFiles([fileOf('a.json', text, { chunk, breaksWith: new Error('cable cut') })]);
      expect(document.table.length).toBe(count);
      expect(document.files[0].problems).toMatchObject([{ code: 'truncated', count: 1 }]);
      expect(document.files[0].problems[0].examples.at(-1)?.detail).toBe('cable cut');
    }
    const atOnce = await ingestFiles([fileOf('a.json', '', { breaksWith: new Error('refused') })]);
    expect(codes(atOnce)).toBe('truncated ×1');
    expect(atOnce.problems[0].examples[0].detail).toBe('refused');
  });

  it('shows tables while it reads, each a beginning of the last', async () => {
    const partial: IngestDocument[] = [];
    const steps: number[] = [];
    const file = fileOf('a.json', lines(1, 150_000), { chunk: 1 << 15 });
    const document = await ingestFiles([file], {
      onPartial: (early) => partial.push(early),
      onProgress: ({ bytesRead }) => steps.push(bytesRead),
    });
    expect(document.table.length).toBe(150_000);
    expect(partial.length).toBeGreaterThan(0);
    for (const early of partial) {
      expect(early.isPartial).toBe(true);
      expect(early.table.length).toBeLessThan(150_000);
      expect(early.table.start.slice(0, 100)).toEqual(document.table.start.slice(0, 100));
    }
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
  });

  it('names an empty file, and one whose format is known but that has no span', async () => {
    expect(codes(await ingestFiles([fileOf('a.json', ' \n')]))).toBe('empty ×1');
    const document = await ingestFiles([fileOf('a.json', '{"resourceSpans":[]}')]);
    expect(document.problems).toMatchObject([
      { code: 'noSpans', examples: [{ detail: 'OTLP JSON without a span.', where: 'a.json' }] },
    ]);
  });

  it('reads the other files when the reader of one breaks', async () => {
    vi.spyOn(SpanTableBuilder.prototype, 'endSpan').mockImplementationOnce(() => {
      throw new TypeError('cannot read what is not there');
    });
    const document = await ingestFiles([fileOf('a.json', lines(1, 5)), fileOf('b.json', lines(6, 7))]);
    expect(document.files.map(({ counts }) => counts.spans)).toEqual([0, 2]);
    expect(document.files[0].problems).toMatchObject([
      { code: 'readerFailed', examples: [{ detail: 'cannot read what is not there', where: 'a.json' }] },
    ]);
  });
});
