// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { commandById, commandFor } from './appCommands.ts';
import { currentTrace } from './currentTrace.ts';
import { errorsOf } from './derived.ts';
import { useDocument } from './documents.ts';
import { setPreference, usePreferences } from './preferences.ts';
import { setTraceView, START_VIEW, useTraceView } from './traceView.ts';

const table = drawTrace(`
  web checkout     0–100 server
    web get user   0–10  client {http.response.status_code: 404}
    web pay        10–90 client {error.type: timeout}
    web mail       90–99 client error
`);

/** Operations that the key for the next error goes through, from none, with all of them in turn. */
function errors(): string {
  const found = new Set<string>();
  setTraceView({ selected: undefined });
  for (let press = 0; press < table.length; press++) {
    commandFor('e')?.run();
    const { selected } = useTraceView.getState();
    if (selected !== undefined) found.add(table.strings.get(table.operation[selected]));
  }
  return [...found].join(', ');
}

function count(): number | undefined {
  const trace = currentTrace();
  return trace && errorsOf(trace.document).trace[trace.trace];
}

beforeEach(() => {
  const derived = deriveColumns({ ...table, stringColumns: table.strings.columns });
  const document = { table, derived, files: [], problems: [], isPartial: false };
  useDocument.setState({ current: { phase: 'ready', key: { kind: 'file', id: 'x' }, title: 'x', document } });
  globalThis.location.hash = `#/file/x/trace/${table.strings.get(table.traces.id[0])}`;
  setPreference('countClient4xx', true);
  setTraceView(START_VIEW);
});

it('Errors are found by every rule, not by the status alone', () => {
  expect(errors()).toBe('get user, pay, mail');
  expect(count()).toBe(3);
});

it('A command leaves out calls whose client was only told 4xx, and counts them again', () => {
  const command = commandById('client4xx');
  command.run();
  expect(command.isOn?.()).toBe(false);
  expect(errors()).toBe('pay, mail');
  expect(count()).toBe(2);
  command.run();
  expect(usePreferences.getState().countClient4xx).toBe(true);
  expect(errors()).toBe('get user, pay, mail');
});
