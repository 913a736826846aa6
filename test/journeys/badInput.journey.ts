import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/serve.mjs';
import { dedent } from '../traceDrawing.ts';
import { type App, openApp } from './harness/browser.ts';
import { gzipped, otlpFile, otlpText, textFile, type TraceFile } from './harness/traceFiles.ts';
import { eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

const LARGE = join(ROOT, '.cache', 'journeys', 'badInput');

let app: App;
let page: Page;
let screen: TraceScreen;
let dialogs: string[];

beforeEach(async () => {
  app = await openApp();
  ({ page } = app);
  screen = traceScreen(page);
  dialogs = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
});

afterEach(async () => {
  // Whatever a file holds: nothing runs, nothing is asked of anybody, nothing breaks.
  app.expectNoConsoleErrors();
  expect(dialogs).toEqual([]);
  expect(await page.title()).toMatch(/Spanglass$/);
  await app.close();
});

afterAll(() => rm(LARGE, { recursive: true, force: true }));

/** Problems of the import report as `code count`; the report is open afterwards. */
async function reportedProblems(): Promise<readonly string[]> {
  await page.getByTestId('import-badge').click();
  const problems = page.getByTestId('import-problem');
  await problems.first().waitFor();
  return problems.evaluateAll((list) => list.map(({ dataset }) => `${dataset['code']} ${dataset['count']}`));
}

describe('a file without a trace', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0]);
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]);
  const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ traceId: '1'.padStart(32, '0') }] }] }] };
  const files: readonly (readonly [what: string, file: TraceFile, found: RegExp, advice: RegExp])[] = [
    ['nothing', textFile('empty.json', ''), /The file is empty/, /Export the trace again/],
    ['blanks only', textFile('blank.json', ' \n\t\n'), /The file is empty/, /Export the trace again/],
    ['words', textFile('notes.txt', 'Dear diary,\n'), /no JSON: it begins with “Dear diary,”/, /Look at what/],
    ['a picture', { name: 'shot.png', bytes: png }, /binary data/, /Look at what the export/],
    ['a cut zip archive', { name: 'all.zip', bytes: zip }, /its list of contents is missing/, /Fetch or copy the file/],
    ['log records', textFile('logs.json', JSON.stringify(logs)), /OTLP logs, no spans: drop them together/, /Look at/],
    ['no spans', textFile('none.json', '{"resourceSpans":[]}'), /OTLP JSON without a span/, /found any span/],
    ['other JSON', textFile('x.json', '{"colour":"red"}'), /JSON with the keys colour/, /Look at what the export/],
    ['a web page', textFile('t.json', '<!DOCTYPE html><p>Log in'), /a web page, perhaps a login/, /Look at what/],
    ['a gzip of words', gzipped(textFile('notes.txt', 'Dear diary')), /text that is no JSON/, /Look at what/],
  ];

  it.each(files)('that holds %s is told apart, with what to do', async (_, file, found, advice) => {
    await app.dropFiles([file]);
    const failed = page.getByTestId('failed-file');
    await failed.getByText(found).first().waitFor();
    await failed.getByText(advice).first().waitFor();
    await page.getByRole('alert').getByText('There is no trace to show').waitFor();
    expect(await failed.getAttribute('aria-label')).toBe(file.name);

    // The way on is on the same screen: another file takes its place.
    await app.dropFiles([otlpFile('good.json', 'shop found 0–10')]);
    await eventually(screen.tree).toBe('found');
  });

  it('of 30 MB on one line is refused without reading it into a row', async () => {
    await mkdir(LARGE, { recursive: true });
    const words = join(LARGE, 'words.txt');
    await writeFile(words, 'garbage '.repeat(4_000_000));
    await app.dropFiles([{ name: 'words.txt', path: words }]);
    await page.getByText(/text that is no JSON: it begins with “garbage garbage/).waitFor();

    // A beginning that looks like spans, and then one name of 30 MB.
    const name = join(LARGE, 'name.json');
    await writeFile(name, `{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"${'garbage '.repeat(4_000_000)}`);
    await app.dropFiles([{ name: 'name.json', path: name }]);
    await page.getByTestId('failed-file').and(page.getByLabel('name.json')).waitFor();
    await page.getByText('The file ends too early').first().waitFor();
  });
});

describe('a damaged file', () => {
  const whole = otlpText(`
    shop GET /one  0–100
      shop two     10–40
      shop three   50–90
  `);

  it('that was cut shows the rows before the cut, and its badge says so', async () => {
    const cut = whole.indexOf('"three"');
    await app.dropFiles([textFile('cut.json', whole.slice(0, cut))]);
    await eventually(screen.tree).toBe('GET /one\n  two');
    await page.getByTestId('import-badge').getByText('1 problem').waitFor();
    expect(await reportedProblems()).toEqual(['truncated 1']);
    const report = page.getByRole('dialog', { name: 'Import report' });
    await report.getByText('The file ends too early').first().waitFor();
    await report.getByText(/byte [\d,]+ of cut\.json/).waitFor();
    await report.getByText('Everything complete before the end is shown.').waitFor();
  });

  it('whose gzip was cut shows what could be unpacked', async () => {
    const packed = gzipped(textFile('cut.json', `${whole}\n${' '.repeat(200_000)}`));
    await app.dropFiles([{ name: packed.name, bytes: packed.bytes.slice(0, packed.bytes.length - 20) }]);
    await eventually(screen.tree).toBe('GET /one\n  two\n  three');
    expect(await reportedProblems()).toEqual(['truncated 1']);
  });

  it('with bad lines between good ones shows all good ones', async () => {
    const line = (drawing: string): string => otlpText(drawing);
    const text = [
      line('shop GET /one 0–100 id=00000000000000a1'),
      '{"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": oops}]}]}]}',
      line('shop two 10–40 id=00000000000000a2 parent=00000000000000a1'),
      'Traceback (most recent call last):',
      line('shop three 50–90 id=00000000000000a3 parent=00000000000000a1'),
    ].join('\n');
    await app.dropFiles([textFile('lines.jsonl', text)]);
    await eventually(screen.tree).toBe('GET /one\n  two\n  three');
    expect(await reportedProblems()).toEqual(['badValue 2']);
    await page.getByText('JSON that could not be read').waitFor();
  });

  it('beside a good one is listed as not read, and the good one is shown', async () => {
    await app.dropFiles([textFile('good.json', whole), textFile('notes.txt', 'Dear diary')]);
    await eventually(screen.tree).toBe('GET /one\n  two\n  three');
    expect(await reportedProblems()).toEqual(['notATrace 1']);
    const bad = page.getByTestId('import-file').filter({ hasText: 'notes.txt' });
    expect(await bad.getAttribute('data-spans')).toBe('0');
    await bad.getByText('not recognised').waitFor();
  });
});

describe('the broken example', () => {
  /** Spans by what their case tells of them, where that is not their name. */
  const LED_TO: Readonly<Record<string, string>> = {
    '1': 'exported twice',
    '1: span-seventeen': 'id that is not hex',
    '2: span-seventeen': 'child of that id',
    '1: kind 9': 'unknown kind 9',
    '2: kind SPAN_KIND_BYSTANDER': 'unknown kind text',
  };

  it('lists every fault in its import report, and leads to each span that has it', async () => {
    await page.goto(`${page.url()}#/example/broken`);
    await page.getByRole('treegrid').waitFor();
    expect((await reportedProblems()).toSorted()).toEqual([
      'cycle 2',
      'duplicateId 2',
      'identicalDuplicate 1',
      'negativeDuration 1',
      'opaqueId 2',
      'orphan 1',
      'outsideParent 3',
      'selfParent 1',
      'timeRepaired 1',
      'unfinished 2',
      'unknownEnum 2',
    ]);
    const report = page.getByRole('dialog', { name: 'Import report' });
    const open = report.locator('details:not([open]) > summary');
    while ((await open.count()) > 0) await open.first().click();
    const buttons = await report
      .getByRole('button', { name: /^Show span of case/ })
      .evaluateAll((list) => list.map((button) => button.ariaLabel ?? ''));
    expect(buttons.length).toBeGreaterThanOrEqual(13);
    await page.keyboard.press('Escape');

    for (const label of new Set(buttons)) {
      await page.getByTestId('import-badge').click();
      while ((await open.count()) > 0) await open.first().click();
      await report.getByRole('button', { name: label, exact: true }).first().click();
      await eventually(() => report.count()).toBe(0);
      const told = label.replace(/^Show span of case /, '');
      const name = LED_TO[told] ?? told.replace(/^\d+: /, '');
      await eventually(async () => (await screen.tree()).match(/^ *(?:▸ )?(.*) \*$/m)?.[1]).toBe(name);
      await screen.details.getByRole('heading', { level: 2 }).getByText(name).waitFor();
    }
  });

  it('keeps every span in sight: orphans, circles and copies too', async () => {
    await page.setViewportSize({ width: 1440, height: 2400 });
    await page.goto(`${page.url()}#/example/broken`);
    await page.getByRole('treegrid').waitFor();
    await eventually(async () => (await screen.tree()).split('\n').slice(-8).join('\n')).toBe(
      dedent(`
        (missing feedfacecafebeef)
          orphan
            child of the orphan
        cycle, first
          cycle, second
            child of the cycle
        its own parent
      `).replace(/^/, '    GET /stock\n'),
    );
    expect(await screen.grid.getAttribute('aria-rowcount')).toBe('70');
  });
});

describe('text that looks like code', () => {
  it('stays text wherever it stands in a trace', async () => {
    const evil = '<script>document.title = 1</script><img src=x onerror=alert(1)>';
    const drawing = `
      <script>alert(1)</script> open 0–100 error message="<b>bold</b>" {url.full: "javascript:alert(2)", app.html: "${evil}"} event=<i>late</i>@50{exception.type: "<u>Error</u>", exception.message: "<a href=javascript:alert(3)>here</a>", exception.stacktrace: "at <script>"}
      javascript:alert(4) <img/src=x/onerror=alert(5)> 10–40 {http.url: "data:text/html,<script>alert(6)</script>", server.address: "javascript://alert(7)"}
    `;
    await app.dropFiles([otlpFile('<img src=x onerror=alert(8)>.json', drawing)]);
    await eventually(screen.tree).toContain('<img/src=x/onerror=alert(5)>');
    await screen.row('open').click();
    await screen.details.getByText(evil).waitFor();
    await screen.details.getByText('javascript:alert(2)').first().waitFor();
    await screen.details.getByText('<b>bold</b>').first().waitFor();
    await screen.find.fill('javascript:');
    await eventually(() => screen.findCount.textContent()).toMatch(/2$/);
    await page.getByTestId('import-badge').click();
    await page.getByRole('dialog', { name: 'Import report' }).getByText('<img src=x onerror=alert(8)>.json').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Spanglass, start' }).click();
    await page.getByRole('link', { name: /onerror=alert\(8\)/ }).waitFor();
    expect(await page.locator('img, script:not([src]), iframe, b:has-text("bold")').count()).toBe(0);
  });

  it('is not followed from the details of the broken example', async () => {
    await page.goto(`${page.url()}#/example/broken`);
    await screen.row('text that looks like code').click();
    await screen.details.getByText('<script>document.title').waitFor();
    for (const href of await screen.details
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
      expect(href).toMatch(/^https?:/);
    }
    await screen.details.getByText('javascript:document.title').first().click();
    await page.getByRole('button', { name: 'Copy or find url.full' }).click();
    await page.keyboard.press('Escape');
    expect(page.url()).toContain('#/example/broken');
  });

  it('does no harm in an address', async () => {
    await page.goto(`${page.url()}#/open?url=${encodeURIComponent('javascript:alert(1)')}`);
    await page.getByText('Only http and https can be read, not javascript:').waitFor();
    expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
    await page.goto(`${page.url().split('#')[0]}#/example/%3Cscript%3Ealert(1)%3C%2Fscript%3E`);
    await page.getByText('There is no example named <script>alert(1)</script>.').waitFor();
  });
});
