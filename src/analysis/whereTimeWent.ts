import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { SelfTime } from './selfTime.ts';
import { selfTimeOf } from './selfTime.ts';

/** What one service did in a range of rows. */
export interface ServiceTime {
  /** index into `services`, −1 = unknown */
  readonly service: number;
  /** Σ self time, ns */
  readonly selfNs: number;
  /** of the Σ self time of all services, 0 … 1; all shares are 0 when there is no self time at all */
  readonly share: number;
  readonly spans: number;
}

/** Σ self time by service over the rows [firstRow, endRow), most first, equal ones by name (algorithms §3). */
export function deriveWhereTimeWent(
  table: SpanTable,
  selfTime: SelfTime,
  firstRow: number,
  endRow: number,
): readonly ServiceTime[] {
  // Place 0 is the unknown service, −1.
  const places = table.services.length + 1;
  const selfNs = new Float64Array(places);
  const spans = new Int32Array(places);
  let total = 0;
  for (let row = firstRow; row < endRow; row++) {
    const place = table.service[row] + 1;
    const self = selfTimeOf(selfTime, row);
    selfNs[place] += self;
    total += self;
    spans[place]++;
  }
  const result: ServiceTime[] = [];
  for (let place = 0; place < places; place++) {
    if (spans[place] === 0) continue;
    result.push({
      service: place - 1,
      selfNs: selfNs[place],
      share: total > 0 ? selfNs[place] / total : 0,
      spans: spans[place],
    });
  }
  return result.sort(
    (a, b) => b.selfNs - a.selfNs || (serviceName(table, a.service) < serviceName(table, b.service) ? -1 : 1),
  );
}
