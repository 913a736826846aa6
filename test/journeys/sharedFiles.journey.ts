import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differencesFrom, EXPLAINED, FIGURES } from '../manifestFigures.ts';
import { missingTraces, type SharedTrace, sharedTraceBytes, sharedTraces } from '../sharedTraces.ts';
import { type App, openApp } from './harness/browser.ts';
import { eventually } from './harness/traceScreen.ts';

const files = sharedTraces();
/** Services without a span are of moments in time, which are shown and not counted. */
const hasRows = ({ truth, file }: SharedTrace): boolean =>
  (truth.spans > 0 || truth.services > 0) && !(file in EXPLAINED);
const withRows = files.filter(hasRows);
const without = files.filter((trace) => !hasRows(trace) && trace.truth.spans === 0);

/** With the name in front, so that titles give it whole. */
function byName(traces: readonly SharedTrace[]): (readonly [file: string, trace: SharedTrace])[] {
  return traces.map((trace) => [trace.file, trace]);
}

describe.skipIf(missingTraces !== '')(`real files${missingTraces && `: ${missingTraces}`}`, () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp();
    // A table of records asks for its columns; what was guessed is what is counted.
    const asking = app.page.getByRole('dialog', { name: /^Columns of/ });
    await app.page.addLocatorHandler(asking, () => asking.getByRole('button', { name: 'Cancel' }).click());
  });
  afterAll(() => app.close());

  // One page takes them all, one after the other: nothing of a file may stay for the next.
  it.each(byName(withRows))('%s is counted as an independent reading counts it', async (_, trace) => {
    const { page } = app;
    await app.dropFiles([{ name: trace.file, bytes: sharedTraceBytes(trace.file) }]);
    await page.getByTitle(trace.file).first().waitFor();
    await page.getByTestId('import-badge').click();
    const report = page.getByTestId('import-file').and(page.locator(`[data-name="${trace.file}"]`));
    await report.waitFor();
    const counted = await report.evaluate(
      ({ dataset }, names) => Object.fromEntries(names.map((name) => [name, Number(dataset[name])])),
      Object.keys(FIGURES),
    );
    expect(differencesFrom(trace, counted as Record<keyof typeof FIGURES, number>)).toEqual([]);
    expect(await page.getByTestId('import-file').count()).toBe(1);
    await page.keyboard.press('Escape');
    await eventually(() => page.getByRole('dialog').count()).toBe(0);
    app.expectNoConsoleErrors();
  });

  it.each(byName(without))('%s, which holds no spans, is told apart', async (file) => {
    const { page } = app;
    await app.dropFiles([{ name: file, bytes: sharedTraceBytes(file) }]);
    await page.getByTestId('failed-file').and(page.getByLabel(file)).waitFor();
    await page.getByText('There is no trace to show').waitFor();
    app.expectNoConsoleErrors();
  });
});
