import type { Steps } from '#base/slicedWork.ts';
import { partOf } from '#base/slicedWork.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import type { CriticalPath } from './criticalPath.ts';
import { exactShares } from './exactShares.ts';

/** What sections of a critical path are put together by. */
export const CRITICAL_MERGES = ['section', 'span', 'operation', 'service'] as const;
export type CriticalMerge = (typeof CRITICAL_MERGES)[number];

/** Sections of a path put together, in the order of their first ones. */
export interface CriticalParts {
  readonly count: number;
  /** row of each part's longest section, of equal ones the first: what stands for it */
  readonly row: Int32Array;
  /** first section of each part, and its longest */
  readonly section: Int32Array;
  readonly longest: Int32Array;
  /** sections in each */
  readonly sections: Int32Array;
  /** distinct spans in each */
  readonly spans: Int32Array;
  /** ns; without a filter they add up to the path's length */
  readonly time: Float64Array;
  /** tenths of a percent of the whole path; with `restShare` they add up to 1000 */
  readonly share: Int32Array;
  readonly restShare: number;
}

const SLICE = 1 << 13;

/** One pass over the sections of the rows that `keeps` names. `operation` means the operation of one service. */
export function* mergeCriticalPath(
  table: SpanTable,
  path: CriticalPath,
  merge: CriticalMerge,
  keeps: (row: number) => boolean = () => true,
): Steps<CriticalParts> {
  const length = path.row.length;
  const parts = new Map<string | number, number>();
  const row: number[] = [];
  const section: number[] = [];
  const sections: number[] = [];
  const spans: number[] = [];
  const time: number[] = [];
  const longest: number[] = [];
  const longestNs: number[] = [];
  const counted = new Set<number>();
  let restNs = 0;
  for (let at = 0; at < length; at++) {
    const own = path.row[at];
    const ns = path.end[at] - path.start[at];
    if (at % SLICE === 0) yield (at / length) * 0.5;
    if (!keeps(own)) {
      restNs += ns;
      continue;
    }
    const key = keyOf(table, own, at, merge);
    let part = parts.get(key);
    if (part === undefined) {
      part = row.push(own) - 1;
      parts.set(key, part);
      section.push(at);
      longest.push(at);
      for (const column of [sections, spans, time, longestNs]) column.push(0);
    }
    sections[part]++;
    time[part] += ns;
    if (merge === 'section' || !counted.has(own)) spans[part]++;
    counted.add(own);
    if (ns > longestNs[part]) {
      longestNs[part] = ns;
      longest[part] = at;
      row[part] = own;
    }
  }
  const share = yield* partOf(0.5, 1, exactShares([...time, restNs]));
  return {
    count: row.length,
    row: Int32Array.from(row),
    section: Int32Array.from(section),
    longest: Int32Array.from(longest),
    sections: Int32Array.from(sections),
    spans: Int32Array.from(spans),
    time: Float64Array.from(time),
    share: share.subarray(0, row.length),
    restShare: share[row.length],
  };
}

function keyOf(table: SpanTable, row: number, section: number, merge: CriticalMerge): string | number {
  switch (merge) {
    case 'section':
      return section;
    case 'span':
      return row;
    case 'operation':
      return `${table.service[row]} ${table.operation[row]}`;
    case 'service':
      return serviceName(table, table.service[row]);
  }
}
