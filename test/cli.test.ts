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
    expect((await spanglass(['observe', 'x'])).errors).toContain(
      'there is no file observe, and no command of this name',
    );
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

describe('spanglass services', () => {
  const call = (id: number, parentId: string | undefined, kind: string, name: string, serviceName: string) => ({
    traceId: 'c1',
    id: String(id),
    parentId,
    kind,
    name,
    timestamp: 1_795_262_400_000_000 + id,
    duration: 1000 - 100 * id,
    localEndpoint: { serviceName },
  });
  beforeAll(() => {
    const caller = [call(1, undefined, 'SERVER', 'get', 'web'), call(2, '1', 'CLIENT', 'call', 'web')];
    const query = { ...call(4, '3', 'CLIENT', 'select', 'cart'), tags: { 'db.system': 'mysql', 'db.name': 'items' } };
    const called = [{ ...call(3, '2', 'SERVER', 'list', 'cart'), tags: { error: 'timeout' } }, query];
    writeFileSync(path('caller.json'), JSON.stringify(caller));
    writeFileSync(path('called.json'), JSON.stringify(called));
  });

  it('tells as JSON what calls what in all files together', async () => {
    const { code, out } = await spanglass(['services', path('caller.json'), path('called.json'), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      services: [
        { name: 'web', calls: 1, errors: 0, p50Ns: 900_000, p95Ns: 900_000, p99Ns: null, selfNs: 200_000 },
        { name: 'cart', calls: 1, errors: 1, p50Ns: 700_000, p95Ns: 700_000, p99Ns: null, selfNs: 700_000 },
      ],
      edges: [{ parent: 'web', child: 'cart', calls: 1, errors: 1 }],
    });
  });

  it('prints tables, with what services called that are none', async () => {
    const { out } = await spanglass(['services', path('caller.json'), path('called.json')]);
    // Spaces between a number and its unit do not break.
    const [services, operations, calls] = out.replaceAll('\u00A0', ' ').split('\n\n');
    expect(services).toBe(
      [
        'service  calls     rate  errors  error rate     p50     p90     p95  p99     max    self  Apdex 500 ms',
        'web          1  1,110/s       0       0.0 %  900 µs  900 µs  900 µs    –  900 µs  200 µs          1.00',
        'cart         1  1,110/s       1     100.0 %  700 µs  700 µs  700 µs    –  700 µs  700 µs          0.00',
      ].join('\n'),
    );
    expect(operations).toContain('cart     list');
    const columns = calls
      .trim()
      .split('\n')
      .map((line) => line.split(/ {2,}/).slice(0, 4));
    expect(columns).toEqual([
      ['caller', 'called', 'known by', 'calls'],
      ['(user)', 'web', 'one side', '1'],
      ['web', 'cart', 'both sides', '1'],
      ['cart', 'items (database)', 'one side', '1'],
    ]);
  });

  it('says that there is nothing', async () => {
    const { code, out } = await spanglass(['services', path('letter.txt'), '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({ services: [], edges: [] });
    expect(await spanglass(['services', path('letter.txt')])).toMatchObject({ code: 2, out: '' });
  });
});
