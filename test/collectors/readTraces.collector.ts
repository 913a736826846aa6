import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type App, openApp } from '../journeys/harness/browser.ts';
import type { ServingCommand } from '../journeys/harness/servingCommand.ts';
import { serveByCommand } from '../journeys/harness/servingCommand.ts';
import { traceScreen } from '../journeys/harness/traceScreen.ts';
import type { CollectorName, RunningCollector } from './harness/startCollector.ts';
import { startCollector } from './harness/startCollector.ts';
import { exampleOfNow, firstTraceId } from './harness/traceData.ts';

let app: App | undefined;
let serving: ServingCommand | undefined;

afterEach(async () => {
  await app?.close();
  await serving?.end();
  app = undefined;
  serving = undefined;
});

/** Opens the trace at an address, in the page that a server serves, and fails for all that the page complains about. */
async function readTimeout(page: string, address: string): Promise<void> {
  app = await openApp({ allow: [page, address].map((each) => new URL(each, page).origin) });
  await app.page.goto(new URL(`#/open?url=${encodeURIComponent(address)}`, page).href);
  const screen = traceScreen(app.page);
  await screen
    .row(/POST \/checkout/)
    .first()
    .waitFor();
  await app.page.keyboard.press('e');
  await screen.details.getByRole('heading', { level: 2 }).waitFor();
  app.expectNoConsoleErrors();
}

describe.each<CollectorName>(['Jaeger 2', 'Jaeger 1', 'Zipkin'])('a trace of a real %s', (name) => {
  const program = inject('collectors')[name];
  let sent: Uint8Array;
  let collector: RunningCollector;

  const start = async (cors: boolean): Promise<void> => {
    if ('missing' in program) throw new Error(program.missing);
    sent = await exampleOfNow('timeout');
    collector = await startCollector(name, { program: program.path, cors });
    await collector.send(sent);
  };
  const tracePath = (): string => collector.tracePath(firstTraceId(sent));

  describe.skipIf('missing' in program)('that allows no page', () => {
    beforeAll(() => start(false));
    afterAll(() => collector.stop());

    it('is read through the command', async () => {
      serving = await serveByCommand(inject('command'), ['--port', '0', '--collector', `mine=${collector.url}`]);
      await readTimeout(serving.address, `proxy/mine/${tracePath()}`);
    });

    it('is not read straight, and the page says why', async () => {
      app = await openApp({ allow: [new URL(collector.url).origin] });
      const address = `${collector.url}/${tracePath()}`;
      await app.page.goto(`${inject('baseUrl')}#/open?url=${encodeURIComponent(address)}`);
      await app.page
        .getByText(/does not allow this page to read it \(CORS\)/)
        .first()
        .waitFor();
      expect(() => app?.expectNoConsoleErrors()).toThrow('CORS');
    });
  });

  describe.skipIf('missing' in program)('that allows it', () => {
    beforeAll(() => start(true));
    afterAll(() => collector.stop());

    it('is read straight', () => readTimeout(inject('baseUrl'), `${collector.url}/${tracePath()}`));
  });
});
