import type { HealthLine } from './healthLine.ts';
import { lineWords } from './healthLine.ts';

export type HealthColumnId =
  | 'name'
  | 'trend'
  | 'calls'
  | 'rate'
  | 'errors'
  | 'share'
  | 'p50'
  | 'p90'
  | 'p95'
  | 'p99'
  | 'max'
  | 'self'
  | 'apdex'
  | 'success'
  | 'latency';

/** A column of the table of health. */
export interface HealthColumn {
  readonly id: HealthColumnId;
  readonly label: string;
  /** What stands in it, to be read when the short label is not enough. */
  readonly hint: string;
  /** What it sorts by; text from A, undefined = at the end whichever way. */
  readonly valueOf: (line: HealthLine) => number | string | undefined;
  /** The first press shows the worst or largest on top. */
  readonly startsDescending: boolean;
  /** CSS width of a track of the grid */
  readonly track: string;
}

function column(
  id: HealthColumnId,
  label: string,
  hint: string,
  track: string,
  valueOf: HealthColumn['valueOf'],
  startsDescending = true,
): HealthColumn {
  return { id, label, hint, track, valueOf, startsDescending };
}

const TIME = '66px';

/** From left to right. A picture has no order of its own: it sorts by calls. */
export const HEALTH_COLUMNS: readonly HealthColumn[] = [
  column('name', 'Service', 'Service, operation or call', 'minmax(190px, 1fr)', lineWords, false),
  column('trend', 'Over time', 'Calls as bars, failed ones red, p95 as a line', '104px', ({ health }) => health.calls),
  column('calls', 'Calls', 'Number of calls', '52px', ({ health }) => health.calls),
  column('rate', 'Rate', 'Calls per second', '58px', ({ health }) => health.ratePerSecond),
  column('errors', 'Errors', 'Failed calls', '52px', ({ health }) => health.errors),
  column('share', 'Error %', 'Failed calls among all', '54px', ({ health }) => health.errorRate),
  column('p50', 'p50', 'Half of the calls took no longer', TIME, ({ health }) => health.p50),
  column('p90', 'p90', '90 % of the calls took no longer', TIME, ({ health }) => health.p90),
  column('p95', 'p95', '95 % of the calls took no longer', TIME, ({ health }) => health.p95),
  column('p99', 'p99', '99 % of the calls took no longer; of 20 calls and more', TIME, ({ health }) => health.p99),
  column('max', 'Max', 'The slowest call', TIME, ({ health }) => health.max),
  column('self', 'Self', 'Time of the spans themselves, without their children', TIME, ({ self }) => self),
  column(
    'apdex',
    'Apdex',
    'Satisfied calls and half of the tolerated, of all',
    '58px',
    ({ health }) => health.apdex,
    false,
  ),
  column(
    'success',
    'Success',
    'Calls that did not fail, and the error budget left',
    '116px',
    budgetOf('success'),
    false,
  ),
  column(
    'latency',
    'In time',
    'Calls within the time asked for, and the budget left',
    '116px',
    budgetOf('latency'),
    false,
  ),
];

function budgetOf(which: 'success' | 'latency'): HealthColumn['valueOf'] {
  return (line) => line[which]?.budgetLeft;
}
