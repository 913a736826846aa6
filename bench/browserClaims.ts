import type { Claim } from './claim.ts';
import type { BrowserLine } from './browserLine.ts';
import { BARE, MILLION, YARDSTICK } from './browserCases.ts';
import type { Gesture } from './pageActions.ts';

/** What a waterfall without attributes may hold per span. */
const BYTES_PER_SPAN = 100;
/** Nodes of the page that a million spans may have beyond those of ten thousand: a name may hold one icon more. */
const NODES_MORE = 1.15;

/** The bars, as far as the cases that they are set for were run. */
export function browserClaims(lines: readonly BrowserLine[]): readonly Claim[] {
  const claims: Claim[] = [];
  const add = (name: string, unit: Claim['unit'], measured: number | undefined, bar: number): void => {
    if (measured !== undefined) claims.push({ name, unit, measured, bar, isMet: measured <= bar });
  };
  for (const { name, firstRowsMs, completeMs, completePeakMb, longestTaskMs, trace, list, bare } of lines) {
    add(`${name}: first rows`, 'ms', firstRowsMs, 500);
    if (bare) {
      add(`${name}: waterfall complete ÷ text and JSON.parse, time`, '×', completeMs / bare.ms, 0.7);
      if (completePeakMb !== undefined && bare.peakMb !== undefined)
        add(`${name}: waterfall complete ÷ text and JSON.parse, memory`, '×', completePeakMb / bare.peakMb, 0.45);
    }
    add(`${name}: longest task while loading`, 'ms', longestTaskMs, 50);
    for (const [gesture, cost] of gesturesOf(trace ?? list)) {
      add(`${name}: script per frame, p95, ${gesture}`, 'ms', cost.script.p95, 6);
    }
    if (!trace) continue;
    add(`${name}: close all rows`, 'ms', trace.collapseAll, 100);
    add(`${name}: open all rows`, 'ms', trace.expandAll, 100);
    add(`${name}: select with details`, 'ms', trace.select, 50);
    add(`${name}: find, first match`, 'ms', trace.findFirst, 100);
    add(`${name}: find, all counted`, 'ms', Math.max(trace.findAll, trace.findNone), 1500);
    add(`${name}: longest task while typing`, 'ms', trace.typingTask, 50);
  }
  const small = lines.find(({ name }) => name === YARDSTICK);
  const large = lines.find(({ name }) => name === MILLION);
  if (small && large) {
    const before = new Map(gesturesOf(small.trace));
    for (const [gesture, cost] of gesturesOf(large.trace)) {
      const ratio = cost.script.p95 / (before.get(gesture)?.script.p95 ?? Number.NaN);
      add(`1M ÷ 10k: script per frame, p95, ${gesture}`, '×', ratio, 1.5);
    }
    add('1M ÷ 10k: DOM nodes', '×', large.memory.domNodes / small.memory.domNodes, NODES_MORE);
  }
  const bare = lines.find(({ name }) => name === BARE);
  const empty = small?.memory.heapMb;
  if (bare?.memory.heapMb !== undefined && empty !== undefined) {
    // What the page itself takes is in both.
    add('heap per span without attributes', 'bytes', ((bare.memory.heapMb - empty) * 1e6) / bare.spans, BYTES_PER_SPAN);
  }
  return claims;
}

function gesturesOf(use: BrowserLine['trace'] | BrowserLine['list']): readonly (readonly [string, Gesture])[] {
  if (!use) return [];
  if (!('zoom' in use)) return [['scroll', use.scroll]];
  return [
    ['scroll', use.scroll],
    ['zoom', use.zoom],
    ['pan', use.pan],
  ];
}
