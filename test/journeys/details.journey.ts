import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingTraces, sharedTraceBytes } from '../sharedTraces.ts';
import { type App, openApp } from './harness/browser.ts';
import { conventionsFile, orphansFile, skewedFile } from './harness/conventionsTrace.ts';
import { otlpFile, textFile, type TraceFile } from './harness/traceFiles.ts';
import { addressParams, eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

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

/** Drops a file, selects the span of a row, and waits for all of it: what lays out values comes when it is needed. */
async function look(files: readonly TraceFile[], row: RegExp): Promise<void> {
  await app.dropFiles(files);
  await screen.row(row).first().click();
  await screen.details.getByRole('heading', { level: 2 }).waitFor();
}

const shared = (name: string): TraceFile => ({ name, bytes: sharedTraceBytes(name) });
const says = (words: RegExp | string) => eventually(() => screen.details.textContent()).toMatch(words);
const chips = () =>
  screen.details
    .getByRole('listitem')
    .filter({ has: app.page.locator('svg') })
    .allTextContents();

describe('the details of a span', () => {
  it('that answers HTTP say method, route and status, and why it counts as failed', async () => {
    await look([conventionsFile()], /GET \/orders/);
    expect(await chips()).toEqual(['HTTP in']);
    await says(/web-shop/);
    await says('HTTP 500 Internal Server Error');
    await says(/http\.response\.status_code\s*500/);
  });

  it('of a database lay its query out, and show it as it was sent on demand', async () => {
    await look([conventionsFile()], /postgresql/);
    expect(await chips()).toEqual(['Database']);
    await says('SELECT orders · postgresql · 12 rows');
    await says(/select\n +o\.id,\n +o\.placed_at/);
    await screen.details.getByRole('button', { name: 'As sent' }).click();
    await says(/select o\.id, o\.placed_at, c\.name/);
  });

  it('of a message say where it went and how large it was', async () => {
    await look([conventionsFile()], /order-events/);
    expect(await chips()).toEqual(['Message out']);
    await says('send order-events · kafka');
    await says('producer');
    await says(/message\.body\.size\s*2048\s*2\.0\skB/);
  });

  it('of a call say the method and the status it failed with', async () => {
    await look([conventionsFile()], /Reserve/);
    expect(await chips()).toEqual(['RPC']);
    await says('shop.Stock/Reserve');
    await says('UNAVAILABLE');
  });

  it('of a call to a model show its figures and the conversation', async () => {
    await look([conventionsFile()], /chat small-1/);
    expect(await chips()).toEqual(['Model call']);
    const talk = screen.details.getByRole('list', { name: 'Input' }).getByRole('listitem');
    await eventually(() => talk.locator('p').first().textContent()).toBe('system');
    await says('Where is my order? It was to come on Monday.');
    await says(/calls find_order · call_1/);
    await says(/carrier: "by bicycle"/);
    const answer = screen.details.getByRole('list', { name: 'Output' });
    await eventually(() => answer.textContent()).toContain('It is packed and leaves today by bicycle.');
    await says(/tokens in\s*1,480/);
  });

  it('of a failure fold the frames of libraries, and lead to where it was carried', async () => {
    await look([conventionsFile()], /charge card/);
    await screen.details.getByRole('button', { name: 'Stack trace' }).click();
    const frames = screen.details.getByRole('button', { name: '15 library frames' }).first();
    await says('Caused by: java.net.SocketTimeoutException: no answer within 500 ms');
    expect(await screen.details.textContent()).not.toContain('Step7.run');
    await frames.click();
    await says('Step7.run');
    await screen.details.getByRole('button', { name: 'GET', exact: true }).first().click();
    await eventually(() => screen.selected.textContent()).toContain('GET /orders/{id}');
  });
});

describe.skipIf(missingTraces !== '')(`the details of real files${missingTraces && `: ${missingTraces}`}`, () => {
  it.each([
    ['otlp-json/jaeger-nplusone-concurrent.json', /GET \/dispatch/, 'HTTP in', /frontend/],
    ['otlp-json/jaeger-nplusone-concurrent.json', /SELECT customer/, 'Database', /SELECT \* FROM customer/],
    ['otlp-json/jaeger-nplusone-concurrent.json', /FindNearest/, 'RPC', /driver\.DriverService\/FindNearest/],
    ['otlp-json/otelgui-late-root-part3.json', /receipt/, 'Message out', /smtp/],
    ['langfuse/openai-agents.json', /55 → 15 tok/, 'Model call', /What's the weather in Tokyo\?/],
    ['jaeger-json/jaeger-ui-genai.json', /chat model-a/, 'Model call', /tokens in\s*1,840/],
  ])('%s: %s is a span of %s', async (file, row, type, words) => {
    await look([shared(file)], row);
    expect(await chips()).toContain(type);
    await says(words);
  });

  it('zipkin-v2/skew.json: the switch mends the clock, and a reload keeps it', async () => {
    await app.dropFiles([shared('zipkin-v2/skew.json')]);
    const before = 'clock of 192.0.0.0 is 65.92\u00A0ms behind';
    await eventually(() => app.page.getByTestId('clock-badge').textContent()).toBe(before);
    await app.page.keyboard.press('k');
    await eventually(() => app.page.getByTestId('clock-badge').textContent()).not.toBe(before);
    const adjusted = await app.page.getByTestId('trace-duration').textContent();
    expect(adjusted).toBe('99.41\u00A0ms');
    await eventually(() => addressParams(app.page).get('clocks')).not.toBeNull();
    await app.page.reload();
    await eventually(() => app.page.getByTestId('trace-duration').textContent()).toBe(adjusted);
    await app.page.keyboard.press('k');
    await eventually(() => app.page.getByTestId('trace-duration').textContent()).toBe('161.7\u00A0ms');
  });
});

it('clocks that are off are mended by the switch beside what is known of them', async () => {
  await app.dropFiles([skewedFile()]);
  await app.page.getByTestId('clock-badge').click();
  await app.page.getByText('bank-gateway-7 payment').waitFor();
  const toggle = app.page.getByRole('button', { name: 'Adjust times' });
  expect(await toggle.getAttribute('aria-pressed')).toBe('false');
  await toggle.click();
  await eventually(() => toggle.getAttribute('aria-pressed')).toBe('true');
  await eventually(() => app.page.getByTestId('trace-duration').textContent()).toBe('800\u00A0ms');
});

it('the report of a mixed drop tells each file, and is copied as text', async () => {
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const whole = conventionsFile();
  const cut = { name: 'cut.json', bytes: whole.bytes.slice(0, -900) };
  await app.dropFiles([cut, orphansFile(), textFile('notes.txt', 'Dear diary')]);
  await app.page.getByTestId('import-badge').click();
  const report = app.page.getByRole('dialog', { name: 'Import report' });
  await report.getByRole('button', { name: 'Copy report' }).click();
  const text = await app.page.evaluate(() => navigator.clipboard.readText());
  const lines = text.split('\n');
  expect(lines[0]).toBe('Import report: cut.json, orphans.json, notes.txt');
  expect(lines[1]).toBe('10 spans shown');
  expect(text).toContain('orphans.json: OTLP JSON, 1.9 kB\n  records 5, traces 1, services 3, roots 0, orphans 3');
  expect(text).toContain('notes.txt: not recognised, 10 B');
  for (const problem of ['The file ends too early (1, ', 'No trace was recognised (1, skipped)', 'Spans whose parent'])
    expect(text).toContain(problem);
  const places = lines.filter((line) => line.startsWith('  - '));
  expect(places.some((line) => line.includes('of cut.json'))).toBe(true);
});

it('the next error goes to every span that counts as failed, whatever says so', async () => {
  const drawing = `
    shop   GET /        0–100 server {http.request.method: GET, http.response.status_code: 503}
      shop fine         5–10
      shop by status    10–20 error
      shop by call      20–30 client {rpc.system.name: grpc, rpc.method: a.B/C, rpc.response.status_code: UNAVAILABLE}
      shop survived     30–40 event=exception@35{exception.type: Retry}
  `;
  await app.dropFiles([otlpFile('derived.json', drawing)]);
  await screen.row(/by status/).waitFor();
  const met: string[] = [];
  for (let press = 0; press < 3; press++) {
    await app.page.keyboard.press('e');
    await eventually(async () => met.includes(await screen.active())).toBe(false);
    met.push(await screen.active());
  }
  expect(met.map((row) => row.split(', row')[0])).toEqual(['GET /', 'by status', 'by call']);
});
