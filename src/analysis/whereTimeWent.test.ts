import { expect, it } from 'vitest';
import { serviceName } from '#model/span.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { deriveEnds } from './spanEnds.ts';
import { deriveSelfTime } from './selfTime.ts';
import { deriveWhereTimeWent } from './whereTimeWent.ts';

it('Self time adds up by service, most first', () => {
  const table = drawTrace(`
    shop checkout  0–100
      cart get     10–40
        db select  15–35
      cart put     50–60
      - unknown    70–80
    db vacuum      0–500 trace=2
  `);
  const checkout = table.traces.firstRow.findIndex((row) => table.strings.get(table.operation[row]) === 'checkout');
  const self = deriveSelfTime(table, deriveEnds(table));
  const went = deriveWhereTimeWent(table, self, table.traces.firstRow[checkout], table.traces.endRow[checkout]);
  expect(
    went.map(
      ({ service, selfNs, share, spans }) =>
        `${serviceName(table, service) || 'unknown'} ${selfNs / 1e6} ms ${share * 100} % of ${spans} spans`,
    ),
  ).toEqual([
    'shop 50 ms 50 % of 1 spans',
    'cart 20 ms 20 % of 2 spans',
    'db 20 ms 20 % of 1 spans',
    'unknown 10 ms 10 % of 1 spans',
  ]);
});
