import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bytesOf, concat, spans, zstdOf } from './testArchives.ts';
import { fileOf, ingestFiles, printFiles } from './testFiles.ts';

const gzip = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

/** The same bytes as a stream that passes once, and as a file on the disk. */
const WAYS = [{ isBlob: false }, { isBlob: true }];

it.each(WAYS)('several gzips behind each other are one file, %o', async (way) => {
  const packed = concat(gzip(spans(300)), gzip(spans(1, 301)), gzip(''), gzip(spans(2, 302)));
  for (const chunk of [1, 700, 1 << 16]) {
    const document = await ingestFiles([fileOf('a.gz', packed, { chunk, ...way })]);
    expect(printFiles(document)).toBe('a.gz: Zipkin v2 JSON, 303');
    expect(document.files[0]).toMatchObject({ bytes: packed.length, unpackedBytes: spans(303).length });
  }
});

it.each(WAYS)('zeros that pad a gzip are passed over, %o', async (way) => {
  for (const zeros of [1, 3, 4, 20, 100_000]) {
    const packed = concat(gzip(spans(30)), new Uint8Array(zeros));
    const document = await ingestFiles([fileOf('a.gz', packed, way)]);
    expect(printFiles(document)).toBe('a.gz: Zipkin v2 JSON, 30');
  }
});

it.each(WAYS)('a gzip that was cut keeps what it holds, to the last byte that can be unpacked, %o', async (way) => {
  const packed = gzip(spans(5000));
  const document = await ingestFiles([fileOf('a.gz', packed.slice(0, packed.length - 30), way)]);
  expect(document.table.length).toBeGreaterThan(4900);
  expect(printFiles(document)).toMatch(/^a\.gz: Zipkin v2 JSON, \d+ truncated$/);
});

it.each(WAYS)('of several gzips the last of which was cut, none is lost, %o', async (way) => {
  const last = gzip(spans(1000, 4001));
  const packed = concat(gzip(spans(4000)), last.slice(0, last.length >> 1));
  const document = await ingestFiles([fileOf('a.gz', packed, way)]);
  expect(document.table.length).toBeGreaterThan(4200);
  expect(printFiles(document)).toMatch(/ truncated$/);
});

it('a damaged gzip tells of it, even when only its checksum is wrong', async () => {
  const packed = bytesOf(gzip(spans(3000)));
  const half = packed.slice();
  half.fill(0x55, packed.length >> 1, (packed.length >> 1) + 100);
  expect(printFiles(await ingestFiles([fileOf('a.gz', half)]))).toMatch(/truncated/);
  const checksum = packed.slice();
  checksum[packed.length - 8] ^= 1;
  const document = await ingestFiles([fileOf('a.gz', checksum, { isBlob: true })]);
  expect(printFiles(document)).toBe('a.gz: Zipkin v2 JSON, 3000 truncated');
});

it('zlib and zstd are unpacked as gzip is, and gzip in gzip too', async () => {
  const document = await ingestFiles([
    fileOf('a', new Uint8Array(deflateSync(spans(3)))),
    fileOf('b', concat(zstdOf(spans(2, 4)), zstdOf(spans(1, 6)))),
    fileOf('c', concat(gzipSync(gzipSync(spans(1, 7)))), { isBlob: true }),
    fileOf('d', zstdOf(spans(9)).slice(0, 600)),
  ]);
  expect(printFiles(document)).toBe(
    'a: Zipkin v2 JSON, 3\nb: Zipkin v2 JSON, 3\nc: Zipkin v2 JSON, 1\nd: ?, 0 truncated',
  );
});

it('what unpacks without end is stopped, and what came before stays', async () => {
  const bomb = concat(gzip(spans(20)), gzipSync(new Uint8Array(3e6).fill(32)));
  const limits = { ratio: 100, ratioFrom: 1e6 };
  for (const way of WAYS) {
    const document = await ingestFiles([fileOf('a.gz', bomb, way), fileOf('b.json', spans(1, 21))], {}, limits);
    expect(printFiles(document)).toBe('a.gz: Zipkin v2 JSON, 20 tooLarge\nb.json: Zipkin v2 JSON, 1');
    expect(document.files[0].problems[0].examples[0].detail).toMatch(
      /^It unpacks to more than 100 times its size: [\d.]+\skB gave [\d.]+\sMB\.$/,
    );
  }
});

it('other packings are named, with the program that unpacks them', async () => {
  const document = await ingestFiles([
    fileOf('a.bz2', concat('BZh91AY&SY', new Uint8Array(40))),
    fileOf('a.7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)),
  ]);
  expect(document.problems).toMatchObject([{ code: 'unsupported', count: 2 }]);
  expect(document.problems[0].examples.map(({ detail }) => detail)).toEqual([
    'This looks like bzip2, which Spanglass does not unpack: run “bzip2 -d” on it first.',
    'This looks like a 7-Zip archive, which Spanglass does not unpack: run “7z x” on it first.',
  ]);
});

it('a bomb is told at once, though the bytes behind it never come', async () => {
  const bomb = concat(gzip(spans(20) + ' '.repeat(5e6))).slice(0, -10);
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => controller.enqueue(bomb) });
  const limits = { ratio: 100, ratioFrom: 1e6 };
  const document = await ingestFiles([{ name: 'a.gz', size: undefined, stream: () => stream }], {}, limits);
  expect(printFiles(document)).toMatch(/^a\.gz: .* tooLarge$/);
});
