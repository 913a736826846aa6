import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type App, openApp } from '../journeys/harness/browser.ts';
import type { ServingCommand } from '../journeys/harness/servingCommand.ts';
import { serveByCommand } from '../journeys/harness/servingCommand.ts';
import { eventually, traceScreen } from '../journeys/harness/traceScreen.ts';
import type { CollectorName, RunningCollector } from './harness/startCollector.ts';
import { startCollector } from './harness/startCollector.ts';
import { exampleOfNow } from './harness/traceData.ts';

let app: App | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** Counts what a user does, from what a search found to what is wanted. */
class Actions {
  count = 0;

  async does(action: Promise<unknown>): Promise<void> {
    this.count++;
    await action;
  }
}

/** Presses Tab until an element has the focus; throws when the focus went round without meeting it. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) > 0 && (await focused.getAttribute('aria-label')) === label) return;
    if ((await page.getByLabel(label, { exact: true }).and(focused).count()) > 0) return;
  }
  throw new Error(`Tab does not lead to ${label}`);
}

describe.each<CollectorName>(['Jaeger 2', 'Jaeger 1', 'Zipkin'])(
  'a search in a real %s, which allows no page',
  (name) => {
    const program = inject('collectors')[name];
    const file = name.toLowerCase().replace(' ', '-');
    let collector: RunningCollector;
    let serving: ServingCommand;

    describe.skipIf('missing' in program)('leads to a span’s details in under four actions', () => {
      beforeAll(async () => {
        if ('missing' in program) throw new Error(program.missing);
        collector = await startCollector(name, { program: program.path });
        for (const id of ['checkout', 'timeout'] as const) await collector.send(await exampleOfNow(id));
        serving = await serveByCommand(inject('command'), ['--port', '0', '--collector', `mine=${collector.url}`]);
      });
      afterAll(async () => {
        await serving?.end();
        await collector?.stop();
      });

      const open = async (theme: 'light' | 'dark'): Promise<Page> => {
        app = await openApp({ theme, allow: [new URL(serving.address).origin] });
        await app.page.goto(serving.address);
        return app.page;
      };
      /** The browser itself tells of the questions by which the page finds out what the collector is. */
      const expectQuiet = (): void => {
        try {
          app?.expectNoConsoleErrors();
        } catch (error) {
          const [, ...troubles] = String(error).split('\n');
          expect(
            troubles.filter((line) => !/status of 404 .*\/proxy\/mine\/api\/(v3\/)?services\)$/.test(line)),
          ).toEqual([]);
        }
      };
      const found = async (page: Page): Promise<void> => {
        await page.getByText('13 traces', { exact: true }).waitFor();
        await app?.screenshot(`search ${file} found`);
      };
      /** The failed checkout of the time-out example, whose root took 8.327 s. */
      const slowest = /post \/checkout.*8\.327/i;

      it('by mouse', async () => {
        const page = await open('light');
        await page.getByRole('combobox', { name: 'Service' }).click();
        await page.getByRole('option', { name: 'web-shop' }).click();
        await page.getByRole('button', { name: 'Search', exact: true }).click();
        await found(page);

        const actions = new Actions();
        const screen = traceScreen(page);
        await actions.does(page.getByRole('row', { name: slowest }).click());
        await actions.does(
          screen
            .row(/users-db/)
            .first()
            .click(),
        );
        await screen.details.getByRole('heading', { level: 2 }).waitFor();
        expect(actions.count).toBeLessThan(4);
        await app?.screenshot(`search ${file} details`);
        // The address follows what is looked at; back over the trace without a selected span to what was found.
        await page.waitForURL(/[?&]span=/);
        await page.goBack();
        await page.waitForURL(/\/trace\/[0-9a-f]+$/);
        await page.goBack();
        await found(page);
        expectQuiet();
      });

      it('by keyboard', async () => {
        const page = await open('dark');
        await tabTo(page, 'Service');
        await page.keyboard.type('web-s');
        await page.getByRole('option', { name: 'web-shop' }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await eventually(() => page.getByRole('combobox', { name: 'Service' }).inputValue()).toBe('web-shop');
        await page.keyboard.press('Enter');
        await found(page);
        await eventually(() => page.locator(':focus').getAttribute('role')).toBe('row');

        const actions = new Actions();
        const screen = traceScreen(page);
        // The first trace is looked at, whichever it is, then the span after its root.
        await actions.does(page.keyboard.press('Enter'));
        await screen.row(/./).first().waitFor();
        await actions.does(page.keyboard.press('ArrowDown'));
        await screen.details.getByRole('heading', { level: 2 }).waitFor();
        expect(actions.count).toBeLessThan(4);
        await app?.screenshot(`search ${file} details by keyboard`);
        expectQuiet();
      });
    });
  },
);
