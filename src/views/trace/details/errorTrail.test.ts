import { expect, test } from 'vitest';
import { deriveErrorColumns } from '#analysis/errorCounts.ts';
import { deriveErrorRules } from '#analysis/spanErrors.ts';
import { drawTrace, rowOf } from '../../../../test/traceDrawing.ts';
import { deriveErrorTrail } from './errorTrail.ts';

const TABLE = drawTrace(`
  web checkout         0–100 error
    pay charge         10–90 error
      bank first       11–20 error
      bank second      30–80 error
        bank connect   31–79 error
      bank check       81–89
    pay note           91–99
      mail send        92–98 error
`);
const FAILED = deriveErrorColumns(TABLE, deriveErrorRules(TABLE)).all.failed;
const nameOf = (row: number | undefined): string | undefined =>
  row === undefined ? undefined : TABLE.strings.get(TABLE.operation[row]);

test('an error is followed down to where it began, into the last of several tries', () => {
  const trail = deriveErrorTrail(TABLE, FAILED, rowOf(TABLE, 'checkout'));
  expect(nameOf(trail.origin)).toBe('connect');
  expect(trail).toMatchObject({ carriedBy: 0, top: undefined, reachesRoot: true });
});

test('and up to where it went', () => {
  const trail = deriveErrorTrail(TABLE, FAILED, rowOf(TABLE, 'connect'));
  expect(trail).toMatchObject({ origin: undefined, carriedBy: 3, reachesRoot: true });
  expect(nameOf(trail.top)).toBe('checkout');
});

test('an error that the span above did not take over ends where it began', () => {
  expect(deriveErrorTrail(TABLE, FAILED, rowOf(TABLE, 'send'))).toEqual({
    origin: undefined,
    carriedBy: 0,
    top: undefined,
    reachesRoot: false,
  });
});
