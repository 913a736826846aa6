import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingTraces, sharedTraceBytes } from '../sharedTraces.ts';
import { type App, openApp } from './harness/browser.ts';
import { eventually } from './harness/traceScreen.ts';

let app: App;
beforeEach(async () => {
  app = await openApp();
});
afterEach(async () => {
  app.expectNoConsoleErrors();
  await app.close();
});

const graph = () => app.page.getByTestId('graph');
const figures = (name: string) => app.page.getByRole('complementary', { name: `Figures of ${name}`, exact: true });
const chosen = (): string => new URLSearchParams(new URL(app.page.url()).hash.split('?')[1]).get('graph') ?? '';

async function showServices(graphText = ''): Promise<void> {
  const query = graphText === '' ? '' : `?${new URLSearchParams({ graph: graphText })}`;
  await app.page.goto(app.page.url().replace(/#.*|$/, `#/example/checkout/services${query}`));
}

async function findNode(name: string): Promise<void> {
  await app.page.getByRole('combobox', { name: 'Find in the graph' }).fill(name);
  await app.page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await app.page.keyboard.press('Enter');
}

describe('the graph of a document', () => {
  it('is walked by keys along calls, and says where it is', async () => {
    await showServices();
    await graph().waitFor();
    await graph().focus();
    await app.page.keyboard.press('Home');
    await app.page.keyboard.press('ArrowRight');
    await eventually(() => app.page.getByRole('status').allTextContents()).toContainEqual(
      expect.stringMatching(/^web-shop, service, \d+\scalls?, .*called by Users, calls /),
    );
    await app.page.keyboard.press('Enter');
    await figures('web-shop').getByText('p95').waitFor();
    await eventually(async () => chosen()).toContain('selected=service%3Aweb-shop');
    await app.page.keyboard.press('Escape');
    await figures('web-shop').waitFor({ state: 'detached' });
  });

  it('leads from a found service to its callers, and to the traces and spans behind its figures', async () => {
    await showServices();
    await graph().waitFor();
    await findNode('payment');
    const panel = figures('payment');
    await panel.getByRole('button', { name: /^web-shop/ }).click();
    await figures('web-shop → payment').getByText('All calls together').waitFor();
    await figures('web-shop → payment').getByRole('button', { name: 'payment', exact: true }).click();
    await panel.getByRole('button', { name: 'Traces with this service' }).click();
    await app.page.getByRole('grid', { name: 'Traces' }).waitFor();
    expect(app.page.url()).toContain('service=payment');
    await app.page.goBack();
    await panel.getByRole('heading', { name: 'Slowest' }).waitFor();
    await panel.locator('section', { hasText: 'Slowest' }).getByRole('button').first().click();
    await app.page.getByRole('treegrid').waitFor();
    await app.page.getByRole('heading', { level: 2 }).first().waitFor();
  });

  it('leads from an edge to the list of the traces that have its calls', async () => {
    await showServices();
    await graph().waitFor();
    await findNode('payment');
    await figures('payment')
      .getByRole('button', { name: /^web-shop/ })
      .click();
    const panel = figures('web-shop → payment');
    const [, count] = /In (\d+)\straces/.exec(await panel.getByText(/^In \d+\straces$/).innerText()) ?? [];
    await panel.getByRole('button', { name: 'Traces with these calls' }).click();
    await app.page.getByText(new RegExp(`^${count} of \\d+\\straces$`)).waitFor();
    await app.page.reload();
    await app.page.getByText(new RegExp(`^${count} of \\d+\\straces$`)).waitFor();
    await app.page.getByRole('button', { name: 'Calls web-shop → payment. Any calls' }).click();
    await app.page
      .getByRole('search')
      .getByText(/^\d+\straces$/)
      .waitFor();
  });

  it('shows only what is around a node, for so many steps, and all again', async () => {
    await showServices();
    await graph().waitFor();
    await findNode('order');
    await figures('order').getByRole('button', { name: 'Only what is around it' }).click();
    const legend = app.page.getByRole('group', { name: 'Legend' });
    await eventually(() => legend.textContent()).toMatch(/\d.nodes/);
    await eventually(() => legend.textContent()).not.toMatch(/25.nodes/);
    const near = await legend.textContent();
    await figures('order')
      .getByRole('group', { name: 'Steps to what it calls' })
      .getByRole('button', { name: 'all' })
      .click();
    await eventually(() => legend.textContent()).not.toBe(near);
    await app.page.reload();
    await figures('order').getByRole('button', { name: 'Whole graph' }).click();
    await eventually(() => legend.textContent()).toMatch(/25.nodes/);
  });

  it('hides edges under a limit and says how many', async () => {
    await showServices();
    await graph().waitFor();
    await app.page.getByRole('button', { name: 'All edges' }).click();
    await app.page.getByRole('menuitemcheckbox', { name: 'From 10 calls' }).click();
    await app.page.keyboard.press('Escape');
    const legend = app.page.getByRole('group', { name: 'Legend' });
    await eventually(() => legend.textContent()).toMatch(/\d+.edges.*under 10.calls hidden/);
    await legend.getByRole('button', { name: 'Show' }).click();
    await eventually(() => legend.textContent()).not.toMatch(/under/);
  });

  it('is a table that says the same, and is saved with its legend', async () => {
    await showServices('table=calls');
    const table = app.page.getByRole('table', { name: 'Calls between nodes' });
    await table.getByRole('button', { name: 'web-shop' }).first().waitFor();
    await table.getByRole('columnheader', { name: 'p95' }).getByRole('button').click();
    await eventually(async () => chosen()).toContain('sort=-p95');
    await table.getByRole('button', { name: 'payment' }).first().click();
    await app.page.getByRole('complementary').getByText('Calls from one to the other').waitFor();
    await app.page.getByRole('button', { name: 'Table' }).click();
    await graph().waitFor();
    const download = app.page.waitForEvent('download');
    await app.page.getByRole('button', { name: 'Save the picture' }).click();
    await app.page.getByRole('menuitem', { name: 'Save as SVG' }).click();
    const svg = await readFile(await (await download).path(), 'utf8');
    expect(svg).toContain('web-shop');
    expect(svg).toContain('Colour: service');
    expect(svg).not.toContain('var(');
  });

  it('keeps a node where it was dragged', async () => {
    await showServices('selected=service%3Aweb-shop');
    await graph().waitFor();
    const box = await graph().boundingBox();
    if (!box) throw new Error('The graph is not on the screen.');
    // The first column: found by what the pointer turns into a hand over.
    const canvas = graph().locator('canvas');
    let at: { x: number; y: number } | undefined;
    for (let y = box.y + 40; y < box.y + box.height && !at; y += 9) {
      await app.page.mouse.move(box.x + 80, y);
      const cursor = await canvas.evaluate((element) => getComputedStyle(element).cursor);
      if (cursor === 'pointer') at = { x: box.x + 80, y: y + 3 };
    }
    if (!at) throw new Error('No node is where the graph begins.');
    await app.page.mouse.move(at.x, at.y);
    await app.page.mouse.down();
    await app.page.mouse.move(at.x + 40, at.y + 120, { steps: 6 });
    await app.page.mouse.up();
    await eventually(async () => chosen()).toMatch(/pin=/);
    await app.page.getByRole('button', { name: /^Let go of 1/ }).click();
    await eventually(async () => chosen()).not.toMatch(/pin=/);
  });
});

describe('the graph of a trace', () => {
  it('leads from a service to its spans in the waterfall', async () => {
    await app.page.goto(app.page.url().replace(/#.*|$/, '#/example/timeout'));
    await app.page.getByRole('tab', { name: 'Graph' }).click();
    await graph().waitFor();
    await findNode('user-centre');
    await figures('user-centre').getByRole('button', { name: 'Its spans in the waterfall' }).click();
    await app.page.getByRole('treegrid').waitFor();
    await app.page.getByRole('button', { name: 'Service: user-centre' }).waitFor();
  });

  it('is narrowed by the filter as the other views are, and whole again without it', async () => {
    await app.page.goto(app.page.url().replace(/#.*|$/, '#/example/timeout'));
    await app.page.getByRole('tab', { name: 'Graph' }).click();
    await graph().waitFor();
    const legend = app.page.getByRole('group', { name: 'Legend' });
    const whole = await legend.textContent();
    await findNode('user-centre');
    await figures('user-centre').getByRole('button', { name: 'Its spans in the waterfall' }).click();
    await app.page.getByRole('treegrid').waitFor();
    await app.page.getByRole('tab', { name: 'Graph' }).click();
    await eventually(() => legend.textContent()).not.toBe(whole);
    await app.page.getByRole('button', { name: 'Service: user-centre' }).click();
    await eventually(() => legend.textContent()).toBe(whole);
  });

  it('says why there is none where one service has no kinds of spans', async () => {
    await app.dropFiles([
      {
        name: 'one.json',
        bytes: new TextEncoder().encode(
          JSON.stringify({
            resourceSpans: [
              {
                resource: { attributes: [{ key: 'service.name', value: { stringValue: 'night-run' } }] },
                scopeSpans: [
                  {
                    spans: [
                      {
                        traceId: '1'.repeat(32),
                        spanId: '2'.repeat(16),
                        name: 'import',
                        kind: 1,
                        startTimeUnixNano: '1763732598000000000',
                        endTimeUnixNano: '1763732599000000000',
                      },
                    ],
                  },
                ],
              },
            ],
          }),
        ),
      },
    ]);
    await app.page.getByRole('tab', { name: 'Graph' }).click();
    await app.page.getByText(/One service, whose spans have no kinds/).waitFor();
    await graph().waitFor();
  });
});

describe.skipIf(missingTraces !== '')(`graphs of real files ${missingTraces}`, () => {
  it.each([
    ['jaeger-json/deathstarbench-traces.json', 5],
    ['zipkin-v2/messaging-kafka.json', 3],
    ['zipkin-v2/yelp.json', 3],
  ])('%s is a graph of several nodes', async (file, least) => {
    await app.dropFiles([{ name: 'real.json', bytes: sharedTraceBytes(file) }]);
    await app.page.waitForURL(/#\/file\//);
    const base = app.page.url().replace(/(#\/file\/[^/?]+).*/, '$1');
    await app.page.goto(`${base}/services`);
    const legend = app.page.getByRole('group', { name: 'Legend' });
    await eventually(async () =>
      Number(/(\d+).nodes?/.exec((await legend.textContent()) ?? '')?.[1]),
    ).toBeGreaterThanOrEqual(least);
  });
});
