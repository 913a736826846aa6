import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, concat, tarOf, zstdOf } from '#ingest/testArchives.ts';
import { ROOT } from '../../scripts/serve.mjs';
import { type App, openApp } from './harness/browser.ts';
import { otlpText } from './harness/traceFiles.ts';
import { eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

const FOLDER = join(ROOT, '.cache', 'journeys', 'archives');
const TRACE = '0af7651916cd43dd8448eb211c80319c';
/** 2026-11-21 12:00:00 UTC in Unix µs. */
const NOON = 1_795_262_400_000_000;

/** A span of one trace in each of three formats, the later under the earlier. */
const OTLP = JSON.stringify({
  resourceSpans: [
    { scopeSpans: [{ spans: [{ traceId: TRACE, spanId: '00000000000000a1', name: 'in OTLP', ...times() }] }] },
  ],
});
const JAEGER = JSON.stringify({
  data: [
    {
      traceID: TRACE,
      spans: [
        {
          traceID: TRACE,
          spanID: '00000000000000b1',
          operationName: 'in Jaeger',
          references: [{ refType: 'CHILD_OF', traceID: TRACE, spanID: '00000000000000a1' }],
          startTime: NOON,
          duration: 50,
          processID: 'p1',
        },
      ],
      processes: { p1: { serviceName: 'shop' } },
    },
  ],
});

function times(): object {
  return { startTimeUnixNano: `${NOON}000`, endTimeUnixNano: `${NOON + 100}000` };
}

function zipkin(id: string, parentId: string, name: string): string {
  return `${JSON.stringify({ traceId: TRACE, id, parentId, name, timestamp: NOON, duration: 10 })}\n`;
}

let app: App;
let screen: TraceScreen;

beforeEach(async () => {
  app = await openApp();
  screen = traceScreen(app.page);
});

afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});

afterAll(() => rm(FOLDER, { recursive: true, force: true }));

/** Files of the import report as `name: format, spans`. */
async function reportedFiles(): Promise<readonly string[]> {
  await app.page.getByTestId('import-badge').click();
  const files = app.page.getByTestId('import-file');
  await files.first().waitFor();
  return files.evaluateAll((list) =>
    list.map(({ dataset }) => `${dataset['name']}: ${dataset['format']}, ${dataset['spans']}`),
  );
}

describe('archives', () => {
  it('of several formats become one document, whose report has a line for each file in them', async () => {
    const zip = zipSync({
      'run/otlp.json': bytesOf(OTLP),
      'run/jaeger.json': bytesOf(JAEGER),
      'run/README': bytesOf('These are traces.'),
      '__MACOSX/run/._otlp.json': bytesOf('x'),
    });
    const tar = gzipSync(tarOf({ './zipkin.json': zipkin('00000000000000c1', '00000000000000b1', 'in zipkin') }));
    await app.dropFiles([
      { name: 'run.zip', bytes: zip },
      { name: 'more.tar.gz', bytes: new Uint8Array(tar) },
    ]);
    await eventually(screen.tree).toBe('in OTLP\n  in Jaeger\n    in zipkin');
    expect(await reportedFiles()).toEqual([
      'run.zip/run/otlp.json: OTLP JSON, 1',
      'run.zip/run/jaeger.json: Jaeger JSON, 1',
      'run.zip/run/README: , 0',
      'more.tar.gz/zipkin.json: Zipkin v2 JSON, 1',
    ]);
    // A file without spans beside others is passed over, not a failure.
    const readme = app.page.getByTestId('import-file').nth(2);
    await readme.getByText('skipped').waitFor();
    expect(await readme.getByText('not read').count()).toBe(0);
  });

  it('that hold one gzip after another, or zstd, are unpacked in the browser', async () => {
    const lines = Array.from({ length: 3000 }, (_, at) =>
      zipkin((at + 2).toString(16), (at + 1).toString(16), `s${at}`),
    );
    const members = concat(gzipSync(lines.slice(0, 1000).join('')), gzipSync(lines.slice(1000, 2000).join('')));
    await app.dropFiles([
      { name: 'members.gz', bytes: concat(members, new Uint8Array(600)) },
      { name: 'last.zst', bytes: zstdOf(lines.slice(2000).join('')) },
    ]);
    await app.page.getByTestId('trace-spans').getByText('3,000').waitFor();
    expect(await reportedFiles()).toEqual(['members.gz: Zipkin v2 JSON, 2000', 'last.zst: Zipkin v2 JSON, 1000']);
    expect(await app.page.getByTestId('import-problem').filter({ hasText: 'ends too early' }).count()).toBe(0);
  });
});

it('a chosen folder opens with all files in it', async () => {
  await mkdir(join(FOLDER, 'traces', 'deeper'), { recursive: true });
  await writeFile(join(FOLDER, 'traces', 'b.json'), otlpText('shop top 0–100 id=00000000000000a1'));
  const child = 'shop below 20–80 id=00000000000000b1 parent=00000000000000a1';
  await writeFile(join(FOLDER, 'traces', 'deeper', 'a.json.gz'), gzipSync(otlpText(child)));
  await writeFile(join(FOLDER, 'traces', '.hidden'), 'x');
  const chooser = app.page.waitForEvent('filechooser');
  await app.page.getByRole('button', { name: 'Choose folder' }).click();
  await (await chooser).setFiles(join(FOLDER, 'traces'));
  await eventually(screen.tree).toBe('top\n  below');
  expect(await reportedFiles()).toEqual(['traces/b.json: OTLP JSON, 1', 'traces/deeper/a.json.gz: OTLP JSON, 1']);
});
