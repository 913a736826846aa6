import { type App, type AppOptions, openApp } from './browser.ts';
import { COLLECTOR_STATES } from './collectorScreens.ts';
import { startScriptedTempo } from './scriptedTempo.ts';
import type { ScreenState } from './screenState.ts';
import { SEARCH_STATES } from './searchScreens.ts';
import { startSlowServer } from './slowServer.ts';
import { conventionsFile, orphansFile, skewedFile } from './conventionsTrace.ts';
import { FLAME_STATES } from './flameStates.ts';
import { GRAPH_STATES } from './graphScreens.ts';
import { TABLE_STATES } from './tableStates.ts';
import { otlpFile, textFile, type TraceFile } from './traceFiles.ts';
import { eventually, traceScreen } from './traceScreen.ts';

/** Windows that everything is looked at in. */
export const WINDOWS: readonly (Required<Pick<AppOptions, 'theme' | 'width' | 'height'>> & {
  readonly name: string;
})[] = (['light', 'dark'] as const).flatMap((theme) => [
  { name: `${theme} wide`, theme, width: 1440, height: 900 },
  { name: `${theme} narrow`, theme, width: 390, height: 844 },
]);

async function goTo({ page }: App, hash: string): Promise<void> {
  await page.goto(page.url().replace(/#.*|$/, hash));
}

/** The time-out example with the first error selected and its details open. */
async function showTrace(app: App): Promise<void> {
  await goTo(app, '#/example/timeout');
  const screen = traceScreen(app.page);
  await screen
    .row(/POST \/checkout/)
    .first()
    .waitFor();
  await app.page.keyboard.press('e');
  await screen.details.getByRole('heading', { level: 2 }).waitFor();
}

/** A table whose columns are guessed: wide, with a failure, an empty cell and a long one. */
const RECORDS = [
  'request_id,span_id,parent_id,component,operation,started_at,duration,outcome,region,note',
  'r1,a,,night-run,import everything,2026-11-21T02:00:00Z,900,ok,eu-central-1,',
  'r1,b,a,reader,read catalogue,2026-11-21T02:00:00.020Z,310,ok,eu-central-1,of the day before',
  `r1,c,b,store,select goods,2026-11-21T02:00:00.040Z,250,error,eu-central-1,${'waited for a lock '.repeat(8)}`,
  'r1,d,a,writer,write index,2026-11-21T02:00:00.400Z,480,ok,eu-west-2,',
  'r2,e,,night-run,import everything,2026-11-21T03:00:00Z,700,ok,eu-west-2,second try',
  'r2,f,e,reader,read catalogue,2026-11-21T03:00:00.010Z,600,ok,eu-west-2,',
].join('\n');

/** A file is dropped, and the span of a row is looked at. */
async function showSpan(app: App, file: TraceFile, row: RegExp): Promise<void> {
  await app.dropFiles([file]);
  const screen = traceScreen(app.page);
  await screen.row(row).first().click();
  await screen.details.getByRole('heading', { level: 2 }).waitFor();
}

/** What the details say of each kind of work, and what is told of a trace as a whole. */
const MEANING_STATES: readonly ScreenState[] = [
  {
    name: 'query',
    show: async (app) => {
      await showSpan(app, conventionsFile(), /postgresql/);
      await eventually(() => traceScreen(app.page).details.textContent()).toMatch(/select\n +o\.id/);
    },
  },
  {
    name: 'model call',
    show: async (app) => {
      await showSpan(app, conventionsFile(), /chat small-1/);
      await app.page.getByRole('list', { name: 'Output' }).waitFor();
    },
  },
  {
    name: 'stack trace',
    show: async (app) => {
      await showSpan(app, conventionsFile(), /charge card/);
      await app.page.getByRole('button', { name: 'Stack trace' }).click();
      await app.page
        .getByRole('button', { name: /library frames/ })
        .first()
        .waitFor();
    },
  },
  { name: 'missing parents', show: (app) => showSpan(app, orphansFile(), /send receipt/) },
  {
    name: 'clocks',
    show: async (app) => {
      await app.dropFiles([skewedFile()]);
      await app.page.getByTestId('clock-badge').click();
      await app.page.getByRole('button', { name: 'Adjust times' }).waitFor();
    },
  },
  {
    name: 'import report of several files',
    show: async (app) => {
      const whole = conventionsFile();
      await app.dropFiles([
        { name: 'cut.json', bytes: whole.bytes.slice(0, -900) },
        orphansFile(),
        textFile('notes.txt', 'Dear diary'),
      ]);
      await app.page.getByTestId('import-badge').click();
      await app.page.getByRole('dialog', { name: 'Import report' }).waitFor();
    },
  },
];

/** Every screen, empty and full, and what opens over them. The first is of a browser that has kept nothing yet. */
export const SCREEN_STATES: readonly ScreenState[] = [
  { name: 'start', show: ({ page }) => page.getByText('Nothing opened yet').waitFor() },
  {
    name: 'start with recent documents',
    show: async (app) => {
      const { page } = app;
      for (const name of [
        'checkout-eu-2026-11-21.json',
        'a-name-that-is-longer-than-any-list-would-have-room-for.json.gz',
      ]) {
        await app.dropFiles([otlpFile(name, 'web-shop POST /checkout 0–800\n  payment charge card 100–700 error')]);
        await traceScreen(page).row('charge card').waitFor();
        await page.getByText(name).first().waitFor();
        await page.getByRole('link', { name: 'Spanglass, start' }).click();
        await page.getByRole('button', { name: `Remove ${name} from this browser` }).waitFor();
      }
    },
  },
  {
    name: 'traces',
    show: async (app) => {
      await goTo(app, '#/example/checkout');
      await app.page.getByRole('grid', { name: 'Traces' }).getByText('/goods/{id}').first().waitFor();
    },
  },
  {
    name: 'traces, none left',
    show: async (app) => {
      await goTo(app, '#/example/checkout?text=nothing&errors=1');
      await app.page.getByText('No trace passes the filter').waitFor();
    },
  },
  {
    name: 'trace, nothing selected',
    show: async (app) => {
      await goTo(app, '#/example/timeout');
      await traceScreen(app.page)
        .row(/POST \/checkout/)
        .first()
        .waitFor();
    },
  },
  { name: 'trace', show: showTrace },
  {
    name: 'trace, zoomed and searched',
    show: async (app) => {
      await showTrace(app);
      await app.page.keyboard.press('z');
      await app.page.keyboard.press('/');
      await app.page.keyboard.type('users');
      await eventually(() => app.page.getByTestId('find-count').textContent()).toMatch(/\d/);
    },
  },
  {
    name: 'trace, broken',
    show: async (app) => {
      await goTo(app, '#/example/broken');
      const screen = traceScreen(app.page);
      await screen.row(/parent that ends early/).click();
      await screen.details.getByRole('heading', { level: 2 }).waitFor();
    },
  },
  {
    name: 'trace, no such',
    show: async (app) => {
      await goTo(app, '#/example/timeout/trace/0badc0de');
      await app.page.getByText('This document has no such trace').waitFor();
    },
  },
  {
    name: 'import report',
    show: async (app) => {
      await goTo(app, '#/example/broken');
      await app.page.getByTestId('import-badge').click();
      await app.page.getByRole('dialog', { name: 'Import report' }).waitFor();
    },
  },
  {
    name: 'failed',
    show: async (app) => {
      await app.dropFiles([textFile('notes.txt', 'Dear diary'), textFile('empty.json', '')]);
      await app.page.getByText('There is no trace to show').waitFor();
    },
  },
  {
    name: 'columns',
    show: async (app) => {
      await app.dropFiles([textFile('steps of the night run.csv', RECORDS)]);
      await app.page.getByTestId('preview-span').first().waitFor();
    },
  },
  {
    name: 'columns, none chosen',
    show: async (app) => {
      await app.dropFiles([textFile('prices.csv', 'goods,price\ntea,3\nsalt,1\n')]);
      await app.page.getByRole('button', { name: /^Columns/ }).click();
      await app.page.getByText(/Choose the column of the start/).waitFor();
    },
  },
  {
    name: 'reading',
    show: async (app, slow) => {
      await goTo(app, `#/open?url=${encodeURIComponent(`${slow.origin}/live.json`)}`);
      await app.page.getByText('Waiting for the first bytes').waitFor();
    },
  },
  {
    name: 'help',
    show: async (app) => {
      await showTrace(app);
      await app.page.keyboard.press('?');
      await app.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
  {
    name: 'palette',
    show: async (app) => {
      await showTrace(app);
      await app.page.keyboard.press('Control+k');
      await app.page.getByRole('option').first().waitFor();
    },
  },
  ...MEANING_STATES,
  ...SEARCH_STATES,
  ...GRAPH_STATES,
  ...TABLE_STATES,
  ...COLLECTOR_STATES,
  ...FLAME_STATES,
];

/** A window in which one state after the other is shown, each on a page loaded anew; what is kept in the browser stays. */
export interface ScreenWindow {
  readonly show: (state: ScreenState) => Promise<App>;
  readonly close: () => Promise<void>;
}

/** `allow`: origins that its states ask beside the app's. */
export async function openWindow(
  { theme, width, height }: (typeof WINDOWS)[number],
  allow: readonly string[] = [],
): Promise<ScreenWindow> {
  const [slow, tempo] = await Promise.all([startSlowServer([]), startScriptedTempo()]);
  const origins = [slow.origin, tempo.origin, ...allow];
  const app = await openApp({ theme, width, height, touch: width < 700, allow: origins });
  const start = app.page.url();
  return {
    show: async (state) => {
      await app.page.goto('about:blank');
      await app.page.goto(start);
      await state.show(app, slow, tempo);
      // Pictures on canvases and the layout of what just opened come with the next frames.
      await app.page.evaluate(
        () => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume))),
      );
      app.expectNoConsoleErrors();
      return app;
    },
    close: async () => {
      await app.close();
      await Promise.all([slow.close(), tempo.close()]);
    },
  };
}
