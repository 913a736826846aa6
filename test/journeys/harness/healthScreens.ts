import { drawnFleet } from '../../fleet.ts';
import { RECORDED_SERVICE } from '../../recordedAnswers.ts';
import type { App } from './browser.ts';
import { keepConnections } from './connections.ts';
import type { ScreenState } from './screenState.ts';
import type { ScriptedPrometheus } from './scriptedPrometheus.ts';
import { otlpTextOf, textFile, type TraceFile } from './traceFiles.ts';
import { eventually } from './traceScreen.ts';

let fleet: TraceFile | undefined;

/** 2,000 traces of 60 services over ten minutes; two services in thirteen fail, one in seven is slow in the second half. */
export function fleetFile(): TraceFile {
  return (fleet ??= textFile('fleet.json', otlpTextOf(drawnFleet())));
}

/** Drops the fleet and leads to the health of its services. */
export async function showFleetHealth(app: App, params = ''): Promise<void> {
  await app.dropFiles([fleetFile()]);
  await eventually(() => new URL(app.page.url()).hash).toMatch(/^#\/file\//);
  await app.page.getByRole('grid', { name: 'Traces' }).getByRole('row').nth(3).waitFor();
  const hash = new URL(app.page.url()).hash.replace(/\?.*/, '');
  await app.page.goto(`${app.page.url().replace(/#.*/, '')}${hash}/services?tab=health${params}`);
  await healthRow(app, '').waitFor();
}

/** The first row that holds a text. */
export function healthRow({ page }: App, text: string | RegExp) {
  return page
    .getByRole('treegrid', { name: 'Health' })
    .locator('[role=row][data-index]')
    .filter({ hasText: text })
    .first();
}

/** Keeps a Prometheus as a connection and leads to the health of its services, at the time that was recorded. */
export async function showMetricsHealth(app: App, server: ScriptedPrometheus, params = ''): Promise<void> {
  await keepConnections(app.page, [{ name: 'metrics', url: server.origin, kind: 'prometheus' }]);
  await app.page.goto(`${app.page.url().replace(/#.*/, '')}#/services/metrics?${server.params}${params}`);
  await healthRow(app, '').waitFor();
}

/** Health as it is looked at, in pictures and by axe. */
export function healthStates(prometheus: ScriptedPrometheus): readonly ScreenState[] {
  return [
    {
      name: 'health of a fleet',
      show: (app) => showFleetHealth(app, '&sort=success&open=image-store'),
    },
    {
      name: 'health of one service',
      show: async (app) => {
        await showFleetHealth(app, '&at=mail-api');
        await app.page.getByRole('region', { name: 'mail-api' }).getByRole('slider').first().waitFor();
      },
    },
    {
      name: 'objectives',
      show: async (app) => {
        await showFleetHealth(app);
        await app.page.getByRole('button', { name: /^Objectives/ }).click();
        await app.page.getByRole('dialog', { name: 'Objectives of all services' }).waitFor();
      },
    },
    {
      name: 'health of a Prometheus',
      show: async (app) => {
        await showMetricsHealth(app, prometheus, `&open=${RECORDED_SERVICE}&at=${RECORDED_SERVICE}`);
        await app.page.getByRole('region', { name: RECORDED_SERVICE }).getByRole('slider').first().waitFor();
        await eventually(() => app.page.getByRole('treegrid').getByRole('img').count()).toBeGreaterThan(3);
      },
    },
  ];
}
