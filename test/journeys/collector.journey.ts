import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionAuth } from '#model/connection.ts';
import { DRAWN_TRACE_ID } from '../drawnSpans.ts';
import { type ScriptedServer, scriptedServer } from '../localServers.ts';
import { recorded, TRACE_ID } from '../replay.ts';
import { type App, openApp } from './harness/browser.ts';
import { CHECKOUT, CHECKOUT_ROWS } from './harness/checkout.ts';
import { otlpText } from './harness/traceFiles.ts';
import { eventually, traceScreen, type TraceScreen } from './harness/traceScreen.ts';

let server: ScriptedServer;
/** Where no server is any more. */
let nowhere: string;
let app: App;
let screen: TraceScreen;

const OTHER_ID = 'deadbeefdeadbeefdeadbeefdeadbeef';
const OPEN_TO_ALL = { 'access-control-allow-origin': '*' };
const SMALL_ROWS = ['GET /cart', '  GET', '    GET /stock'].join('\n');

/** What the server says to a question for the trace, in turn; the last again and again. */
let answers: ((response: ServerResponse) => void)[];

function json(body: string, status = 200, headers: Record<string, string> = OPEN_TO_ALL) {
  return (response: ServerResponse): void => void response.writeHead(status, headers).end(body);
}

beforeEach(async () => {
  answers = [json(recorded('jaeger-v3-trace.json'))];
  server = await scriptedServer({
    '/obs/api/v3/services': json(recorded('jaeger-v3-services.json')),
    [`/obs/api/v3/traces/${TRACE_ID}`]: (response) => (answers.length > 1 ? answers.shift() : answers[0])?.(response),
    [`/obs/api/v3/traces/${OTHER_ID}`]: json('{"error":{"httpCode":404,"message":"No traces found"}}', 404),
    '/closed/api/v3/services': json('{}', 200, {}),
    '/login/api/services': json('<!doctype html><title>Please sign in</title>'),
    '/login/api/v3/services': json('<!doctype html><title>Please sign in</title>'),
  });
  const gone = await scriptedServer({});
  await gone.close();
  nowhere = gone.origin;
  app = await openApp({ allow: [server.origin, nowhere] });
  screen = traceScreen(app.page);
});

afterEach(async () => {
  await app.close();
  await server.close();
});

/** The row a hand's breadth under the upper edge of the grid, and how far from it: `late 61 at 20`. */
function printRowUnderEdge(grid: Element): string {
  const { x, y } = grid.getBoundingClientRect();
  const row = document.elementFromPoint(x + 80, y + 30)?.closest('[role=row]');
  const [, operation = 'nothing'] = (row?.querySelector('[title]')?.getAttribute('title') ?? '').split('\n');
  return `${operation} at ${Math.round((row?.getBoundingClientRect().y ?? 0) - y)}`;
}

/** Makes connections known to the browser, and goes to an address. */
async function goTo(
  page: Page,
  hash: string,
  urls: Readonly<Record<string, string>>,
  auth: ConnectionAuth = { kind: 'none' },
): Promise<void> {
  const given = { urls, auth };
  await page.evaluate((known) => {
    const connections = Object.entries(known.urls).map(([name, url]) => ({
      name,
      url,
      kind: 'jaeger',
      auth: known.auth,
      tenant: '',
      sendCookies: false,
      timeoutMs: 10_000,
      remembersSecret: false,
    }));
    localStorage.setItem('spanglass.connections', JSON.stringify({ state: { connections }, version: 1 }));
  }, given);
  await page.goto(page.url().replace(/#.*|$/, hash));
  await page.reload();
}

describe('a trace of a collector', () => {
  const hash = `#/collector/shop/${TRACE_ID}`;

  it('opens by its address, and is fetched again after a reload', async () => {
    const { page } = app;
    await goTo(page, hash, { shop: `${server.origin}/obs` });
    await eventually(screen.tree).toBe(SMALL_ROWS);
    expect(page.url()).toContain(`${hash}/trace/${TRACE_ID}`);
    const before = server.asked.length;
    await page.reload();
    await eventually(screen.tree).toBe(SMALL_ROWS);
    expect(server.asked.length).toBeGreaterThan(before);
    for (const { headers } of server.asked) expect(headers.cookie).toBeUndefined();
    app.expectNoConsoleErrors();
  });

  it('whose connection this browser does not have is told, with a way to add it', async () => {
    const { page } = app;
    await goTo(page, `#/collector/of%20a%20friend/${TRACE_ID}`, {});
    await page.getByText('This browser has no connection named “of a friend”.').waitFor();
    const add = page.getByRole('link', { name: 'Add the connection “of a friend”' });
    expect(await add.getAttribute('href')).toBe('#/search/of%20a%20friend');
    expect(server.asked).toHaveLength(0);
  });

  it('is not asked of another server with the credentials of the first', async () => {
    const { page } = app;
    const allowed = { ...OPEN_TO_ALL, 'access-control-allow-headers': 'x-api-key' };
    const other = await scriptedServer({ '/': json('{}', 200, allowed) });
    const away = { ...allowed, location: `${other.origin}/` };
    const first = await scriptedServer({
      [`/api/v3/traces/${TRACE_ID}`]: (response, { method }) =>
        void response.writeHead(method === 'OPTIONS' ? 204 : 302, method === 'OPTIONS' ? allowed : away).end(),
      '/api/v3/services': json(recorded('jaeger-v3-services.json'), 200, allowed),
    });
    app = await openApp({ allow: [first.origin, other.origin] });
    const auth = { kind: 'header', name: 'X-Api-Key', value: 'secret' } as const;
    await goTo(app.page, `#/collector/moved/${TRACE_ID}`, { moved: first.origin }, auth);
    await app.page.getByText(`on to ${other.origin}: credentials were not sent there`).first().waitFor();
    expect(first.asked.some(({ headers }) => headers['x-api-key'] === 'secret')).toBe(true);
    expect(other.asked.length).toBeGreaterThan(0);
    for (const { method, headers } of other.asked) {
      expect([method, headers['x-api-key']]).toEqual(['GET', undefined]);
    }
    await page.context().close();
    await Promise.all([first.close(), other.close()]);
  });

  it('shows those of several that could be had, and tells of the others', async () => {
    const { page } = app;
    await goTo(page, `#/collector/shop/${TRACE_ID},${OTHER_ID}`, { shop: `${server.origin}/obs` });
    await eventually(screen.tree).toBe(SMALL_ROWS);
    await page
      .getByRole('button', { name: /problem|case|report/i })
      .first()
      .click();
    await page
      .getByText(new RegExp(`The server has no trace ${OTHER_ID}`))
      .first()
      .waitFor();
  });

  it('is refreshed while spans arrive, and what is looked at stays', async () => {
    const { page } = app;
    const rows = CHECKOUT_ROWS.split('\n').length;
    const all = otlpText(CHECKOUT);
    const traceId = /"traceId":\s*"([0-9a-f]{32})"/.exec(all)?.[1] ?? '';
    const first = JSON.parse(all) as { resourceSpans: unknown[] };
    const part = { resourceSpans: first.resourceSpans.slice(0, -1) };
    await server.close();
    answers = [json(JSON.stringify({ result: part })), json(JSON.stringify({ result: first }))];
    server = await scriptedServer({
      '/api/v3/services': json('{"services":["web"]}'),
      [`/api/v3/traces/${traceId}`]: (response) => (answers.length > 1 ? answers.shift() : answers[0])?.(response),
    });
    await goTo(page, `#/collector/shop/${traceId}`, { shop: server.origin });
    await screen.grid.waitFor();
    const before = (await screen.tree()).split('\n');
    expect(before.length).toBeLessThan(rows);
    const closable = screen.grid.locator('[role=row][aria-expanded=true]').nth(1);
    await closable.click();
    await page.keyboard.press('ArrowLeft');
    const chosen = await screen.selected.textContent();
    await page.getByRole('button', { name: 'Fetch the trace from its collector again' }).click();
    await eventually(async () => (await screen.tree()).split('\n').length).toBeGreaterThan(before.length - 3);
    await eventually(() => page.getByTestId('trace-spans').textContent()).toBe(String(rows));
    expect(await screen.selected.textContent()).toBe(chosen);
    expect(await screen.selected.getAttribute('aria-expanded')).toBe('false');
    await eventually(() => page.url()).toContain('toggled=');
  });

  it('is refreshed without moving the rows that are read, though others arrive above them', async () => {
    const { page } = app;
    const late = Array.from(
      { length: 200 },
      (_, at) => `  web late ${at}  ${500 + at}–${900 + at} id=${(at + 2).toString(16)}`,
    );
    const early = Array.from(
      { length: 60 },
      (_, at) => `  web early ${at}  ${at}–${at + 90} id=${(at + 4096).toString(16)}`,
    );
    const body = (lines: readonly string[]): string =>
      otlpText(['web all  0–2000 id=1', ...lines].join('\n')).replaceAll(DRAWN_TRACE_ID, TRACE_ID);
    answers = [json(body(late)), json(body([...early, ...late]))];
    await goTo(page, hash, { shop: `${server.origin}/obs` });
    await screen.row('all').first().waitFor();
    await page.getByRole('button', { name: 'Fold repeats' }).click();
    await screen.row('late 3').first().waitFor();
    await screen.grid.evaluate((grid) => grid.scrollTo(0, 1511));
    const top = (): Promise<string> => screen.grid.evaluate(printRowUnderEdge);
    await eventually(top).toMatch(/^late 6\d at -?\d/);
    const before = await top();
    await page.keyboard.press('R');
    await eventually(() => page.getByTestId('trace-spans').textContent()).toBe('261');
    await eventually(top).toBe(before);
  });

  it('is followed until it is whole', async () => {
    const { page } = app;
    const whole = JSON.parse(recorded('jaeger-v3-trace.json')) as { result: { resourceSpans: unknown[] } };
    const begun = JSON.stringify({ result: { resourceSpans: whole.result.resourceSpans.slice(0, 1) } });
    answers = [json(begun), json(begun), json(JSON.stringify(whole))];
    await goTo(page, hash, { shop: `${server.origin}/obs` });
    const spans = page.getByTestId('trace-spans');
    await eventually(() => spans.textContent()).toMatch(/^[12]$/);
    const toggle = page.getByRole('button', { name: 'Follow' });
    await toggle.click();
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await eventually(() => spans.textContent()).toBe('3');
    await toggle.click();
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    app.expectNoConsoleErrors();
  });

  it('stays when the collector fails at the second asking', async () => {
    const { page } = app;
    answers = [json(recorded('jaeger-v3-trace.json')), json('gone fishing', 500)];
    await goTo(page, hash, { shop: `${server.origin}/obs` });
    await eventually(screen.tree).toBe(SMALL_ROWS);
    await page.keyboard.press('R');
    await page
      .getByText(/The server failed \(500\).*What was read before stays/)
      .first()
      .waitFor();
    expect(await screen.tree()).toBe(SMALL_ROWS);
  });

  it('is saved as its server sent it, byte by byte', async () => {
    const { page } = app;
    await goTo(page, hash, { shop: `${server.origin}/obs` });
    await eventually(screen.tree).toBe(SMALL_ROWS);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the trace as its collector sends it' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${TRACE_ID}.jaeger.json`);
    expect(await readFile(await download.path(), 'utf8')).toBe(recorded('jaeger-v3-trace.json'));
  });

  it('that is cut in the middle shows what came, and says so', async () => {
    const { page } = app;
    const text = recorded('jaeger-v3-trace.json');
    answers = [
      (response) => {
        response.writeHead(200, { ...OPEN_TO_ALL, 'content-length': String(text.length) });
        response.write(text.slice(0, 750), () => setTimeout(() => response.destroy(), 50));
      },
    ];
    await goTo(page, hash, { shop: `${server.origin}/obs` });
    await eventually(() => page.getByTestId('trace-spans').textContent()).toMatch(/^[12]$/);
    await page.keyboard.press('i');
    await page.getByText('The connection was cut in the middle of the answer.').first().waitFor();
  });
});

describe('a collector that cannot be read', () => {
  const cases: readonly (readonly [string, () => string, RegExp, RegExp | undefined])[] = [
    [
      'does not allow this page',
      () => `${server.origin}/closed`,
      /does not allow this page to read it \(CORS\)/,
      /allowed_origins: \["http:\/\/(?:127\.0\.0\.1|localhost):\d+"\]/,
    ],
    ['is not there', () => nowhere, /Nothing answers at 127\.0\.0\.1:\d+/, undefined],
    ['wants a login', () => `${server.origin}/login`, /The server answered with a web page/, /Please sign in/],
  ];

  it.each(cases)('because it %s says what to do', async (_, url, message, folded) => {
    const { page } = app;
    await goTo(page, `#/collector/shop/${TRACE_ID}`, { shop: url() });
    await page.getByText(message).first().waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    if (!folded) return;
    const closed = page.locator('details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click();
    await page.getByText(folded).first().waitFor();
    expect(await page.textContent('main')).toContain(new URL(page.url()).origin === '' ? '' : 'shop');
  });

  it('is asked again on demand', async () => {
    const { page } = app;
    answers = [
      json('{"error":{"httpCode":500,"message":"storage is away"}}', 500),
      json(recorded('jaeger-v3-trace.json')),
    ];
    await goTo(page, `#/collector/shop/${TRACE_ID}`, { shop: `${server.origin}/obs` });
    await page.getByText('storage is away').first().waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await eventually(screen.tree).toBe(SMALL_ROWS);
  });
});
