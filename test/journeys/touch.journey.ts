import { afterEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './harness/browser.ts';
import { CHECKOUT, CHECKOUT_NS, CHECKOUT_ROWS } from './harness/checkout.ts';
import { otlpFile } from './harness/traceFiles.ts';
import { eventually, touch, traceScreen, type TraceScreen, zoomOf } from './harness/traceScreen.ts';

let app: App;
let screen: TraceScreen;

afterEach(() => app.close());

describe('a finger', () => {
  it('taps rows and arrows, and never loses the row it reads about', async () => {
    app = await openApp({ width: 390, height: 844, touch: true });
    screen = traceScreen(app.page);
    await app.dropFiles([otlpFile('checkout.json', CHECKOUT)]);
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    expect(await screen.details.count()).toBe(0);

    await screen.row('charge card').tap();
    await screen.details.getByRole('heading', { name: 'charge card' }).waitFor();
    // The details come up from below, and the row is moved out of their way.
    const isUncovered = async (): Promise<boolean> => {
      const [row, details] = [await screen.selected.boundingBox(), await screen.details.boundingBox()];
      return row !== null && details !== null && row.y + row.height <= details.y;
    };
    await eventually(isUncovered).toBe(true);
    await screen.details.getByRole('button', { name: 'Close details' }).tap();
    await eventually(() => screen.details.count()).toBe(0);
    await screen.arrow(screen.row('POST /orders')).tap();
    await eventually(screen.tree).toContain('▸ POST /orders');
    app.expectNoConsoleErrors();
  });

  it('pinches to zoom, drags to move, and chooses a stretch on the overview', async () => {
    app = await openApp({ width: 390, height: 844, touch: true });
    screen = traceScreen(app.page);
    const { page } = app;
    await app.dropFiles([otlpFile('checkout.json', CHECKOUT)]);
    await eventually(screen.tree).toBe(CHECKOUT_ROWS);
    const zoom = (): readonly number[] | undefined => zoomOf(page, CHECKOUT_NS)?.map((share) => Math.round(share * 10));
    await touch(page, screen.lane, { x: [0.4, 0.3] }, { x: [0.6, 0.7] });
    await eventually(zoom).toEqual([3, 8]);
    await touch(page, screen.lane, { x: [0.2, 0.8] });
    await eventually(zoom).toEqual([0, 5]);
    // On the overview it chooses a stretch, however unsteady the hand.
    await touch(page, screen.overview, { x: [0.7, 0.9], y: [0.3, 0.8] });
    await eventually(zoom).toEqual([7, 9]);
    await page.getByRole('button', { name: 'Whole trace' }).tap();
    await eventually(() => zoomOf(page, CHECKOUT_NS)).toBeUndefined();
    app.expectNoConsoleErrors();
  });
});
