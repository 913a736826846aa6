import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingTraces, type SharedTrace, sharedTraceBytes, sharedTraces } from '../sharedTraces.ts';
import { type App, openApp } from './harness/browser.ts';
import { eventually } from './harness/traceScreen.ts';

/** Formats that are read; what else is in the folder stays unread until its format is. */
const READ = [
  'otlp-json',
  'otlp-jsonl',
  'otlp-json-concat',
  'otlp-json-snake',
  'otlp-json-invalid',
  'jaeger-json',
  'zipkin-v2',
];

/** Figures by which the report and the manifest call the same thing. */
function expected({ truth }: SharedTrace): Record<string, string> {
  return {
    traces: String(truth.traces),
    spans: String(truth.spans),
    services: String(truth.services),
    roots: String(truth.root_spans),
    orphans: String(truth.orphan_spans),
    errors: String(truth.error_spans),
  };
}

const files = sharedTraces(...READ);
const withSpans = files.filter(({ truth }) => truth.spans > 0);
const without = [...files.filter(({ truth }) => truth.spans === 0), ...sharedTraces('not-a-trace')];
/** With the name in front, so that titles give it whole. */
function byName(traces: readonly SharedTrace[]): (readonly [file: string, trace: SharedTrace])[] {
  return traces.map((trace) => [trace.file, trace]);
}

describe.skipIf(missingTraces !== '')(`real files${missingTraces && `: ${missingTraces}`}`, () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  // One page takes them all, one after the other: nothing of a file may stay for the next.
  it.each(byName(withSpans))('%s is counted as an independent reading counts it', async (_, trace) => {
    const { page } = app;
    await app.dropFiles([{ name: trace.file, bytes: sharedTraceBytes(trace.file) }]);
    await page.getByTitle(trace.file).first().waitFor();
    await page.getByTestId('import-badge').click();
    const report = page.getByTestId('import-file').and(page.locator(`[data-name="${trace.file}"]`));
    await report.waitFor();
    const names = Object.keys(expected(trace));
    const figures = await report.evaluate(
      ({ dataset }, wanted) => Object.fromEntries(wanted.map((name) => [name, dataset[name]])),
      names,
    );
    expect(figures).toEqual(expected(trace));
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
