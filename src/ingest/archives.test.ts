import { gzipSync } from 'node:zlib';
import { type Zippable, Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesOf, concat, paxLine, spans, TAR_END, tarEntry, tarOf, zip64Of } from './testArchives.ts';
import { fileOf, ingestFiles, printFiles } from './testFiles.ts';

const JAEGER =
  '{"data":[{"traceID":"a","spans":[{"traceID":"a","spanID":"9","operationName":"s9","processID":"p"}],"processes":{"p":{}}}]}';
const OTLP = '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"a","spanId":"8","name":"s8"}]}]}]}';
const LOGS = '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1795262400000000000"}]}]}]}';

function zip(files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> {
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(files)) zippable[name] = bytesOf(content);
  return concat(zipSync(zippable, { level }));
}

/** As programs write that do not know sizes before: a descriptor follows each file. */
function streamedZip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((_, chunk) => void chunks.push(chunk));
  for (const [name, content] of Object.entries(files)) {
    const file = new ZipDeflate(name);
    archive.add(file);
    file.push(bytesOf(content), true);
  }
  archive.end();
  return concat(...chunks);
}

async function printed(name: string, bytes: Uint8Array<ArrayBuffer>, options = {}, limits = {}): Promise<string> {
  return printFiles(await ingestFiles([fileOf(name, bytes, options)], {}, limits));
}

/** As it comes from a disk, and as it comes from the network. */
const WAYS = [{ isBlob: true }, { isBlob: false, chunk: 100 }];

describe.each(WAYS)('a zip archive, %o', (way) => {
  it('is as many files as are in it, in its order, whatever their formats', async () => {
    for (const level of [0, 6] as const) {
      const bytes = zip({ 'z/otlp.json': OTLP, 'a/jaeger.json': JAEGER, 'zipkin.json': spans(3) }, level);
      const document = await ingestFiles([fileOf('all.zip', bytes, way), fileOf('more.json', spans(1, 4))]);
      expect(printFiles(document)).toBe(
        [
          'all.zip/z/otlp.json: OTLP JSON, 1',
          'all.zip/a/jaeger.json: Jaeger JSON, 1',
          'all.zip/zipkin.json: Zipkin v2 JSON, 3',
          'more.json: Zipkin v2 JSON, 1',
        ].join('\n'),
      );
      expect(document.table.length).toBe(6);
      expect(document.files.map(({ container }) => container)).toEqual(['all.zip', 'all.zip', 'all.zip', undefined]);
      expect(document.files[2].unpackedBytes).toBe(level === 0 ? undefined : spans(3).length);
    }
  });

  it('is read without folders, hidden files and what a Mac adds', async () => {
    const bytes = zip({
      'in/': '',
      'in/.DS_Store': 'x',
      '__MACOSX/in/._a.json': 'x',
      '.git/config.json': '{}',
      './in/a..b.json': spans(2),
    });
    expect(await printed('a.zip', bytes, way)).toBe('a.zip/in/a..b.json: Zipkin v2 JSON, 2');
  });

  it('may hold packed files, and archives one level deep', async () => {
    const inner = zip({ 'b.json': spans(2, 2), 'deep.zip': zip({ 'c.json': spans(1, 4) }) });
    const bytes = zip({ 'a.json.gz': concat(gzipSync(spans(1))), 'inner.zip': inner, 't.tar': tarOf({ d: OTLP }) });
    expect(await printed('a.zip', bytes, way)).toBe(
      [
        'a.zip/a.json.gz: Zipkin v2 JSON, 1',
        'a.zip/inner.zip/b.json: Zipkin v2 JSON, 2',
        'a.zip/inner.zip/deep.zip: zip archive, 0 unsupported',
        'a.zip/t.tar/d: OTLP JSON, 1',
      ].join('\n'),
    );
  });

  it('may be in a gzip, have bytes in front and a comment behind', async () => {
    expect(await printed('a.zip.gz', concat(gzipSync(zip({ a: OTLP }))), way)).toBe('a.zip.gz/a: OTLP JSON, 1');
    const bytes = zip({ a: OTLP });
    new DataView(bytes.buffer).setUint16(bytes.length - 2, 5, true);
    expect(await printed('a.zip', concat(bytes, 'hello'), way)).toBe('a.zip/a: OTLP JSON, 1');
  });

  it('may be written for more than 4 GB, or without knowing sizes', async () => {
    expect(await printed('a.zip', zip64Of('große.json', spans(2)), way)).toBe('a.zip/große.json: Zipkin v2 JSON, 2');
    const bytes = streamedZip({ a: spans(400), b: OTLP });
    expect(await printed('a.zip', bytes, way)).toBe('a.zip/a: Zipkin v2 JSON, 400\na.zip/b: OTLP JSON, 1');
  });

  it('that was cut gives the files before the cut, and what the last one holds', async () => {
    for (const bytes of [zip({ a: spans(2), b: spans(5000, 3) }), streamedZip({ a: spans(2), b: spans(5000, 3) })]) {
      const text = await printed('a.zip', bytes.slice(0, bytes.length - 400), way);
      const [a, b, whole, ...more] = text.split('\n');
      expect([a, whole, ...more]).toEqual(['a.zip/a: Zipkin v2 JSON, 2', 'a.zip: zip archive, 0 truncated']);
      expect(b).toMatch(/^a\.zip\/b: Zipkin v2 JSON, 4\d{3} truncated$/);
    }
    expect(await printed('a.zip', zip({ a: OTLP }).slice(0, 9), way)).toBe('a.zip: zip archive, 0 truncated');
  });

  it('tells by name what is encrypted, packed otherwise or damaged, and reads the others', async () => {
    const bytes = zip({ secret: OTLP, odd: OTLP, wrong: spans(300), fine: OTLP });
    const view = new DataView(bytes.buffer);
    const central: number[] = [];
    for (let at = 0; at + 4 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) central.push(at);
    view.setUint16(central[0] + 8, 1, true);
    view.setUint16(central[1] + 10, 14, true);
    bytes.fill(0xff, view.getUint32(central[2] + 42, true) + 100, view.getUint32(central[2] + 42, true) + 160);
    const document = await ingestFiles([fileOf('a.zip', bytes, way)]);
    expect(printFiles(document)).toBe(
      [
        'a.zip/secret: ?, 0 unsupported',
        'a.zip/odd: ?, 0 unsupported',
        'a.zip/wrong: ?, 0 truncated',
        'a.zip/fine: OTLP JSON, 1',
      ].join('\n'),
    );
    const [encrypted, odd] = document.files.map(({ problems }) => problems[0]?.examples[0]);
    expect(encrypted).toMatchObject({ where: 'a.zip/secret', detail: expect.stringContaining('encrypted file') });
    expect(odd.detail).toContain('packed by LZMA');
  });

  it('without any file says so', async () => {
    expect(await printed('a.zip', zip({}), way)).toBe('a.zip: zip archive, 0 empty');
    expect(await printed('a.zip', zip({ '.hidden': OTLP }), way)).toBe('a.zip: zip archive, 0 empty');
  });
});

describe('a tar archive', () => {
  it('is as many files as are in it, packed or not', async () => {
    const bytes = tarOf({ './in/otlp.json': OTLP, 'zipkin.json': spans(300), '.hidden': 'x' });
    const files = '/in/otlp.json: OTLP JSON, 1\n/zipkin.json: Zipkin v2 JSON, 300';
    for (const [name, content] of [
      ['a.tar', bytes],
      ['a.tgz', concat(gzipSync(bytes))],
    ] as const) {
      for (const way of [...WAYS, { chunk: 1 }]) {
        expect(await printed(name, content, way)).toBe(files.replaceAll(/^/gm, name));
      }
    }
  });

  it('has long names as pax, GNU and ustar write them', async () => {
    const long = `${'folder/'.repeat(30)}trace.json`;
    const bytes = concat(
      tarEntry('folders', '', { type: '5' }),
      tarEntry('pax', paxLine('mtime', '1.5') + paxLine('path', `pax/${long}`), { type: 'x' }),
      tarEntry('cut', OTLP),
      tarEntry('././@LongLink', `gnu/${long}\0`, { type: 'L', isGnu: true }),
      tarEntry('cut', OTLP, { isGnu: true }),
      tarEntry('trace.json', OTLP, { prefix: 'ustar/some' }),
      tarEntry('link', '', { type: '2' }),
      tarEntry('short', OTLP, { isGnu: true }),
      TAR_END,
    );
    expect(await printed('t', bytes)).toBe(
      ['pax/LONG', 'gnu/LONG', 'ustar/some/trace.json', 'short']
        .map((name) => `t/${name.replace('LONG', long)}: OTLP JSON, 1`)
        .join('\n'),
    );
  });

  it('that was cut gives what it holds and tells of the cut once', async () => {
    const bytes = tarOf({ a: OTLP, b: spans(5000) });
    for (const content of [bytes.slice(0, bytes.length - 5000), concat(gzipSync(bytes)).slice(0, -5000)]) {
      expect(await printed('t', content)).toMatch(/^t\/a: OTLP JSON, 1\nt\/b: Zipkin v2 JSON, 4\d{3} truncated$/);
    }
    expect(await printed('t', concat(tarEntry('a', OTLP), tarEntry('b', OTLP).slice(0, 200)))).toBe(
      't/a: OTLP JSON, 1\nt: tar archive, 0 truncated',
    );
    expect(await printed('t', tarEntry('a', OTLP))).toBe('t/a: OTLP JSON, 1');
  });

  it('may hold a zip, which is held to be read', async () => {
    const bytes = tarOf({ 'a.zip': zip({ b: spans(200) }), c: OTLP });
    expect(await printed('t', bytes)).toBe('t/a.zip/b: Zipkin v2 JSON, 200\nt/c: OTLP JSON, 1');
    expect(await printed('t', bytes, {}, { held: 100 })).toBe('t/a.zip: zip archive, 0 tooLarge\nt/c: OTLP JSON, 1');
  });
});

describe('the limits', () => {
  it('end a file that unpacks to far more than it should, and not the others', async () => {
    const bytes = zip({ a: spans(1), bomb: spans(2, 2) + ' '.repeat(4e6), c: spans(1, 4) });
    expect(await printed('a.zip', bytes, {}, { ratio: 200, ratioFrom: 1e6 })).toMatch(
      /^a\.zip\/a: Zipkin v2 JSON, 1\na\.zip\/bomb: .* tooLarge\na\.zip\/c: Zipkin v2 JSON, 1$/,
    );
  });

  it('end the reading of archives with too many files or too many bytes, and keep what was read', async () => {
    const files = Object.fromEntries([1, 2, 3, 4].map((id) => [`${id}.json`, spans(1, id)]));
    expect(await printed('a.zip', zip(files), {}, { entries: 2 })).toBe(
      'a.zip/1.json: Zipkin v2 JSON, 1\na.zip/2.json: Zipkin v2 JSON, 1\na.zip: zip archive, 0 tooLarge',
    );
    const document = await ingestFiles([fileOf('a.zip', zip(files))], {}, { total: 2.5 * spans(1).length });
    expect(printFiles(document)).toBe(
      'a.zip/1.json: Zipkin v2 JSON, 1\na.zip/2.json: Zipkin v2 JSON, 1\na.zip/3.json: ?, 0 tooLarge',
    );
    expect(document.problems.at(-1)?.examples[0].detail).toMatch(/^The packed files hold more than \d+\sB\.$/);
  });

  it('hold for a gzip that gives itself when it is unpacked', async () => {
    const layers = [1, 2, 3, 4, 5, 6].reduce((inner) => concat(gzipSync(inner)), bytesOf(spans(1)));
    expect(await printed('a.gz', layers)).toBe('a.gz: ?, 0 notATrace');
  });
});

describe('a file without spans', () => {
  it('is passed over beside others that have some', async () => {
    const bytes = zip({
      README: 'These are traces.',
      'logs.json': LOGS,
      'none.json': '{"resourceSpans":[]}',
      'a.json': OTLP,
    });
    const document = await ingestFiles([fileOf('a.zip', bytes)]);
    expect(document.table.length).toBe(1);
    for (const { outcome } of [...document.problems, ...document.files.flatMap(({ problems }) => problems)]) {
      expect(outcome ?? 'skipped').toBe('skipped');
    }
    expect(document.files[0].problems).toMatchObject([{ code: 'notATrace', outcome: 'skipped' }]);
    expect(document.files[2].problems).toMatchObject([{ code: 'noSpans', outcome: 'skipped' }]);
  });

  it('is a failure alone; of logs it says where they belong', async () => {
    const document = await ingestFiles([fileOf('a.zip', zip({ README: 'Dear diary', 'logs.json': LOGS }))]);
    expect(document.problems[0]).toMatchObject({ code: 'notATrace', count: 2 });
    expect(document.problems[0].outcome).toBeUndefined();
    expect(document.files[1].problems[0].examples[0].detail).toMatch(/^This looks like OTLP logs, no spans/);
  });
});

it('progress goes from nothing to the size of the files, through archives too', async () => {
  const files = [fileOf('a.zip', zip({ a: spans(30_000), b: spans(30_000, 30_001) }), { isBlob: true })];
  const steps: number[] = [];
  await ingestFiles(files, { onProgress: ({ bytesRead }) => void steps.push(bytesRead) });
  expect(steps).toEqual([...steps].sort((one, other) => one - other));
  expect(steps.at(-1)).toBeGreaterThan((files[0].size ?? 0) / 2);
  expect(steps.at(-1)).toBeLessThanOrEqual(files[0].size ?? 0);
});
