import type { BrowserLine } from './browserLine.ts';
import type { Claim } from './claim.ts';
import type { Spread } from './frameCosts.ts';
import type { Gesture } from './pageActions.ts';

/** One case on a few lines. */
export function printCase({ name, spans, memory, trace, list, ...line }: BrowserLine): void {
  const { heapMb, residentMb, peakMb } = memory;
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const mb = (value: number | undefined): string => (value === undefined ? '?' : `${value.toFixed(0)} MB`);
  console.log(
    `\n${name}, ${spans.toLocaleString('en')} spans\n` +
      `  first rows ${ms(line.firstRowsMs)}, complete ${ms(line.completeMs)}${line.attributesMs === undefined ? '' : `, attributes ${ms(line.attributesMs)}`}, longest task ${ms(line.longestTaskMs)} of processor time, ${line.longestTaskWallMs === 0 ? '≤ 50 ms' : ms(line.longestTaskWallMs)} passed\n` +
      `  page heap ${mb(heapMb)}, process ${mb(residentMb)}, at most ${mb(peakMb)}; ${memory.domNodes} DOM nodes, ${line.domRows} rows`,
  );
  if (list) {
    printGesture('scroll list', list.scroll);
    console.log(`  open a trace ${ms(list.openTrace)}`);
  }
  if (!trace) return;
  printGesture('scroll', trace.scroll);
  printGesture('zoom', trace.zoom);
  printGesture('pan', trace.pan);
  console.log(
    `  close all ${ms(trace.collapseAll)}, open all ${ms(trace.expandAll)}, a level less ${ms(trace.levelLess)}, select ${ms(trace.select)}\n` +
      `  find: first ${ms(trace.findFirst)}, all ${ms(trace.findAll)}, nothing ${ms(trace.findNone)}; typing, longest task ${ms(trace.typingTask)}`,
  );
}

function printGesture(name: string, { interval, script, task }: Gesture): void {
  const three = ({ p50, p95, max }: Spread): string => `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${max.toFixed(1)}`;
  console.log(
    `  ${name.padEnd(11)} p50 / p95 / max ms: script ${three(script)}, main thread ${three(task)}, frames apart ${three(interval)}`,
  );
}

/** All bars, met or not. */
export function printClaims(claims: readonly Claim[]): void {
  if (claims.length === 0) return;
  console.log('\nBars');
  for (const { name, unit, measured, bar, isMet } of claims) {
    const figure = `${measured.toFixed(unit === '×' ? 2 : 1)} ${unit}`;
    console.log(
      `  ${isMet ? 'met    ' : 'NOT MET'}  ${name.padEnd(52)} ${figure.padStart(12)}   at most ${bar} ${unit}`,
    );
  }
}
