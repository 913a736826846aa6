import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../src/cli/inspection.ts';
import type { Ran } from './commandLine.ts';
import { buildCommand } from './commandLine.ts';

const SPANS = [
  {
    traceId: 'a1',
    id: '1',
    kind: 'SERVER',
    name: 'get',
    timestamp: 1_795_262_400_000_000,
    duration: 900,
    localEndpoint: { serviceName: 'web' },
  },
  {
    traceId: 'a1',
    id: '2',
    parentId: '1',
    name: 'load',
    timestamp: 1_795_262_400_000_100,
    duration: 200,
    localEndpoint: { serviceName: 'db' },
    tags: { error: '' },
  },
];

let folder: string;
let spanglass: (args: readonly string[], input?: string) => Promise<Ran>;
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  spanglass = await buildCommand('cli-test');
  folder = mkdtempSync(join(tmpdir(), 'spanglass-'));
  writeFileSync(path('good.json'), JSON.stringify(SPANS));
  writeFileSync(path('twice.json.gz'), gzipSync(JSON.stringify([...SPANS, SPANS[1]])));
  writeFileSync(path('letter.txt'), 'Dear Sir or Madam');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('spanglass inspect', () => {
  it('tells what a file holds, as JSON', async () => {
    const { code, out } = await spanglass(['inspect', path('good.json'), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      {
        file: path('good.json'),
        format: 'Zipkin v2 JSON',
        traces: 1,
        spans: 2,
        rows: 2,
        services: 2,
        roots: 1,
        orphans: 0,
        errors: 1,
        startNs: '1795262400000000000',
        endNs: '1795262400000900000',
        maxDepth: 2,
        problems: [],
      },
    ]);
  });

  it('counts records, and tells apart what was readable, repaired and no trace', async () => {
    const twice = await spanglass(['inspect', path('twice.json.gz'), '--json']);
    const [inspection] = JSON.parse(twice.out) as Inspection[];
    expect([inspection.spans, inspection.rows, inspection.problems]).toEqual([
      3,
      2,
      [{ code: 'identicalDuplicate', count: 1 }],
    ]);
    expect(twice.code).toBe(1);

    const all = await spanglass(['inspect', folder]);
    expect(all.code).toBe(2);
    expect(all.out).toContain('1 trace, 3 spans (2 rows), 2 services, 1 root, 0 orphans, 2 errors, depth 2');
    expect(all.out).toContain('failed: No trace was recognised (notATrace) × 1');
  });

  it('reads the standard input', async () => {
    const { out } = await spanglass(['inspect', '-', '--json'], JSON.stringify(SPANS));
    expect((JSON.parse(out) as Inspection[])[0]).toMatchObject({ file: '-', spans: 2 });
  });

  it('says how it is used, and which file is not there', async () => {
    expect(await spanglass(['--help'])).toMatchObject({ code: 0, errors: '' });
    expect((await spanglass(['inspect'])).errors).toContain('name at least one file');
    expect((await spanglass(['observe', 'x'])).errors).toContain('there is no command “observe”');
    const missing = await spanglass(['inspect', path('missing.json')]);
    expect(missing.code).toBe(2);
    expect(missing.errors).toMatch(/^spanglass: ENOENT.*missing\.json/);
  });
});

describe('spanglass convert', () => {
  it('writes what was read, to a file or to the standard output', async () => {
    expect(await spanglass(['convert', path('good.json'), '--to', 'otlp', '-o', path('out.json')])).toEqual({
      code: 0,
      out: '',
      errors: '',
    });
    const otlp = JSON.parse(readFileSync(path('out.json'), 'utf8')) as { resourceSpans: unknown[] };
    expect(otlp.resourceSpans).toHaveLength(2);
    const { out } = await spanglass(['convert', path('out.json'), '--to', 'zipkin']);
    const [web, db] = JSON.parse(out) as (typeof SPANS)[number][];
    expect(web).toEqual({ ...SPANS[0], id: '0000000000000001', traceId: '00000000000000a1' });
    expect(db.tags).toEqual({ error: 'true' });
  });

  it('tells repairs on the side, and refuses what it cannot write', async () => {
    const twice = await spanglass(['convert', path('twice.json.gz'), '--to', 'jaeger']);
    expect(twice.errors).toBe('repaired: Identical copies of a span × 1\n');
    expect(JSON.parse(twice.out)).toMatchObject({ data: [{ traceID: '00000000000000a1', spans: [{}, {}] }] });
    expect((await spanglass(['convert', path('good.json'), '--to', 'pdf'])).errors).toContain(
      '--to must be one of otlp, otlp-lines, jaeger, zipkin',
    );
    expect(await spanglass(['convert', path('letter.txt'), '--to', 'otlp'])).toMatchObject({ code: 2, out: '' });
  });
});
