import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openSpanTable } from '#model/spanTable.ts';
import { printRows } from '../../test/traceDrawing.ts';
import { utf16Of } from './decodeText.ts';
import { bytesOf, concat } from './testArchives.ts';
import { fileOf, ingestFiles, printFiles } from './testFiles.ts';

const SPAN = '{"traceId":"a","id":"1","name":"größer 🙂","timestamp":1795262400000000,"duration":1}\n';

function utf16(text: string, { isBig = false, hasMark = true } = {}): Uint8Array<ArrayBuffer> {
  const units = (hasMark ? '\uFEFF' : '') + text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), !isBig);
  return new Uint8Array(view.buffer);
}

it.each([
  ['little-endian', {}],
  ['big-endian', { isBig: true }],
  ['little-endian without a mark', { hasMark: false }],
  ['big-endian without a mark', { isBig: true, hasMark: false }],
])('a file in UTF-16, %s, is read as one in UTF-8', async (_, how) => {
  for (const chunk of [1, 7, 1 << 16]) {
    const document = await ingestFiles([fileOf('a.json', utf16(SPAN, how), { chunk })]);
    expect(printRows(openSpanTable(document.table), undefined, ['operation'])).toBe('größer 🙂');
    expect(document.files[0].bytes).toBe(utf16(SPAN, how).length);
  }
});

it('a packed file in UTF-16 is unpacked before', async () => {
  const document = await ingestFiles([fileOf('a.gz', concat(gzipSync(utf16(SPAN))))]);
  expect(printFiles(document)).toBe('a.gz: Zipkin v2 JSON, 1');
});

it('a mark of UTF-8 and bytes that are none are read over', async () => {
  const broken = concat('\uFEFF', SPAN.slice(0, SPAN.indexOf('🙂')), Uint8Array.of(0xff, 0xc3), '"}\n');
  expect(printFiles(await ingestFiles([fileOf('a.json', broken)]))).toMatch(/^a\.json: Zipkin v2 JSON, 1/);
});

it('UTF-16 that ends in the midst of a letter is read to there', async () => {
  const document = await ingestFiles([fileOf('a.json', utf16(SPAN + SPAN).slice(0, -1))]);
  expect(printFiles(document)).toMatch(/^a\.json: Zipkin v2 JSON, 2/);
});

it('binary data with zeros is no text', () => {
  expect(utf16Of(Uint8Array.of(0x0a, 0, 0x0a, 0, 0x0a, 0))).toBeUndefined();
  expect(utf16Of(Uint8Array.of(0x50, 0, 0x03, 0, 0, 0, 8, 0))).toBeUndefined();
  expect(utf16Of(bytesOf('{"a":1}'))).toBeUndefined();
  expect(utf16Of(utf16('{}', { hasMark: false }))).toBe('utf-16le');
});
