import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RECORDED_SERVICE } from '../recordedAnswers.ts';
import { type App, openApp } from './harness/browser.ts';
import { keepConnections } from './harness/connections.ts';
import { healthRow, healthStates, showFleetHealth, showMetricsHealth } from './harness/healthScreens.ts';
import { findLayoutFaults } from './harness/layoutFaults.ts';
import { openWindow, type ScreenWindow, WINDOWS } from './harness/screens.ts';
import type { ScriptedPrometheus } from './harness/scriptedPrometheus.ts';
import { startScriptedPrometheus } from './harness/scriptedPrometheus.ts';
import { addressParams, eventually, traceScreen } from './harness/traceScreen.ts';

let prometheus: ScriptedPrometheus;
let app: App | undefined;

beforeAll(async () => {
  prometheus = await startScriptedPrometheus();
});
afterAll(() => prometheus.close());
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function begin(): Promise<App> {
  app = await openApp({ allow: [prometheus.origin] });
  return app;
}

describe('health of a document', () => {
  it('leads from the worst service to a failed call, and back to where it was', async () => {
    const opened = await begin();
    const { page } = opened;
    await showFleetHealth(opened);
    await page
      .getByRole('columnheader', { name: /Success/ })
      .getByRole('button')
      .click();
    const worst = page.getByRole('treegrid').locator('[data-index="0"]');
    await eventually(() => worst.textContent()).toContain('missed');
    const name = (await worst.locator('[data-column=name]').textContent())?.replace(/\d+$/, '').trim() ?? '';
    await worst.click();
    const closeUp = page.getByRole('region', { name });
    await closeUp.getByRole('region', { name: 'Failed calls' }).getByRole('link').first().click();
    const screen = traceScreen(page);
    await screen.details.getByRole('heading', { level: 2 }).waitFor();
    await eventually(() => screen.selected.textContent()).toContain(name);
    await page.goBack();
    await closeUp.waitFor();
    expect(addressParams(page).get('sort')).toBe('success');
    opened.expectNoConsoleErrors();
  });

  it('is used by keys alone: sort, open, look closely, read values off, close', async () => {
    const opened = await begin();
    const { page } = opened;
    await showFleetHealth(opened, '&sort=name');
    await healthRow(opened, 'audit-api').focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => addressParams(page).get('open')).toBe('audit-api');
    // The list follows the address a moment later.
    await page.getByRole('treegrid').locator('[aria-level="2"]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: /^audit-api / }).waitFor();
    const latency = page.getByRole('slider', { name: /^Latency/ });
    await latency.focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => latency.getAttribute('aria-valuetext')).toMatch(/p50/);
    await eventually(() => page.getByRole('slider', { name: /^Calls/ }).getAttribute('aria-valuetext')).toMatch(/\/s$/);
    opened.expectNoConsoleErrors();
  });

  it('keeps objectives, and a threshold that is moved moves its marks at once', async () => {
    const opened = await begin();
    const { page } = opened;
    await showFleetHealth(opened);
    const missing = page.getByRole('button', { name: /of 60 (miss|misses) an objective/ });
    const before = await missing.textContent();
    await page.getByRole('button', { name: /^Objectives/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Time allowed' }).fill('50ms');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => missing.textContent()).not.toBe(before);
    await page.reload();
    await page.getByRole('button', { name: /within 50.ms/ }).waitFor();
    opened.expectNoConsoleErrors();
  });
});

describe('health of a Prometheus', () => {
  it('says where its figures are from, opens a service and shows it over time', async () => {
    const opened = await begin();
    const { page } = opened;
    await showMetricsHealth(opened, prometheus);
    await page.getByText('Prometheus · metrics').waitFor();
    await page.getByText(/traces_span_metrics_calls_total/).waitFor();
    await page.getByRole('button', { name: `Show the operations of ${RECORDED_SERVICE}` }).click();
    await eventually(() => page.getByRole('treegrid').locator('[aria-level="2"]').count()).toBeGreaterThan(0);
    await healthRow(opened, RECORDED_SERVICE).click();
    await page.getByRole('region', { name: RECORDED_SERVICE }).getByRole('slider').first().waitFor();
    await page.getByRole('button', { name: 'Calls between' }).click();
    await healthRow(opened, /user → /).waitFor();
    opened.expectNoConsoleErrors();
  });

  it('that cannot be reached says so, and what to do', async () => {
    const opened = await begin();
    await keepConnections(opened.page, [{ name: 'gone', url: 'http://127.0.0.1:9', kind: 'prometheus' }]);
    await opened.page.goto(`${opened.page.url().replace(/#.*/, '')}#/services/gone?tab=health`);
    await opened.page.getByTestId('source-problem').waitFor();
    await opened.page.getByRole('button', { name: 'Ask again' }).waitFor();
  });
});

describe.each(WINDOWS)('in a window that is $name', (size) => {
  let window: ScreenWindow;
  beforeAll(async () => {
    window = await openWindow(size, [prometheus.origin]);
  });
  afterAll(() => window.close());

  it.each([0, 1, 2, 3])(
    'nothing is cut or covered, and axe finds nothing serious, in state %d of health',
    async (at) => {
      const state = healthStates(prometheus)[at];
      const shown = await window.show(state);
      await shown.screenshot(`${state.name.replaceAll(/[^a-zA-Z]+/g, '-')}-${size.name.replace(' ', '-')}`);
      expect(await findLayoutFaults(shown.page)).toEqual([]);
      expect(await shown.axe()).toEqual([]);
    },
  );
});
