import { describe, expect, it } from 'vitest';
import { deriveErrorColumns } from '#analysis/errorCounts.ts';
import { deriveErrorRules } from '#analysis/spanErrors.ts';
import { drawTrace, rowOf } from '../../../test/traceDrawing.ts';
import { ROW_MARK } from './frame.ts';
import { layoutWaterfall } from './layout.ts';
import { testInput } from './testInput.ts';

const TABLE = drawTrace(`
  web checkout    0–100 server
    web get user  0–10  client {http.response.status_code: 404}
    web pay       10–90 client {error.type: timeout}
    web cached    91–95 event=exception@92
`);
const WITHOUT_4XX = { errors: deriveErrorColumns(TABLE, deriveErrorRules(TABLE)).without4xx };

/** The marks of an operation's row: error, hiddenError, warn. */
function marks(operation: string, ...[overrides, closed]: [object?, number[]?]): string {
  const frame = layoutWaterfall(testInput(TABLE, overrides, closed), undefined);
  const at = frame.row.indexOf(rowOf(TABLE, operation));
  return (['error', 'hiddenError', 'warn'] as const)
    .filter((name) => (frame.marks[at] & ROW_MARK[name]) !== 0)
    .join(' ');
}

describe('the bar of a row', () => {
  it('is marked as an error by whatever rule', () => {
    expect(marks('pay')).toBe('error');
    expect(marks('checkout')).toBe('');
  });

  it('of a client that was answered 4xx is an error if the user counts it', () => {
    expect(marks('get user')).toBe('error');
    expect(marks('get user', WITHOUT_4XX)).toBe('');
  });

  it('is marked amber for an exception that did not make the span fail', () => {
    expect(marks('cached')).toBe('warn');
  });

  it('tells the errors that it hides', () => {
    expect(marks('checkout', {}, [0])).toBe('hiddenError');
  });
});
