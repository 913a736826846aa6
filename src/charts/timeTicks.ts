import { tickStep } from 'd3';
import type { TimeScale } from './timeScale.ts';

/** Ticks of an axis, left to right. All labels have one unit and as many digits as they need to differ. */
export interface TimeTicks {
  /** ns between two ticks, a whole number */
  readonly stepNs: number;
  /** CSS px, in 0 … widthPx */
  readonly x: Float64Array;
  readonly labels: readonly string[];
}

interface Unit {
  readonly name: string;
  readonly ns: number;
  /** Whether tenths of it are natural: 1.5 s is, 1.5 m is not. */
  readonly decimal: boolean;
}

const UNITS: readonly Unit[] = [
  { name: 'ns', ns: 1, decimal: true },
  { name: 'µs', ns: 1e3, decimal: true },
  { name: 'ms', ns: 1e6, decimal: true },
  { name: 's', ns: 1e9, decimal: true },
  { name: 'm', ns: 60e9, decimal: false },
  { name: 'h', ns: 3600e9, decimal: false },
];

/** Steps from 1 s on, in s: those that divide the minute and the hour; past that, 1–2–5 of hours. */
const LONG_STEPS_S = [1, 2, 5, 10, 15, 30].flatMap((step) => [step, step * 60, step * 3600]).sort((a, b) => a - b);

/** px per character of an 11 px label, unit included, and the space after it: a bound, not a measure. */
const CHARACTER_PX = 6.6;
const AFTER_LABEL_PX = 14;

/**
 * Nice ticks for a scale, labelled relative to `zeroNs` (ns after the table's origin: where the trace starts). Ticks are
 * at least `gapPx` apart, more where labels are longer.
 */
export function layoutTicks(scale: TimeScale, zeroNs: number, gapPx = 80): TimeTicks {
  let stepNs = niceStep(gapPx / scale.pxPerNs);
  let unit = unitFor(scale, zeroNs, stepNs);
  for (;;) {
    const widest = Math.max(
      tickLabel(scale.startNs - zeroNs, stepNs, unit).length,
      tickLabel(scale.endNs - zeroNs, stepNs, unit).length,
    );
    const neededNs = (widest * CHARACTER_PX + AFTER_LABEL_PX) / scale.pxPerNs;
    if (neededNs <= stepNs) break;
    // A longer step never needs more digits, so this ends.
    stepNs = niceStep(Math.max(neededNs, stepNs * 1.01));
    unit = unitFor(scale, zeroNs, stepNs);
  }
  const first = Math.ceil((scale.startNs - zeroNs) / stepNs);
  const last = Math.floor((scale.endNs - zeroNs) / stepNs);
  const x = new Float64Array(Math.max(0, last - first + 1));
  const labels: string[] = [];
  for (let k = first; k <= last; k++) {
    x[k - first] = scale.toPx(zeroNs + k * stepNs);
    labels.push(tickLabel(k * stepNs, stepNs, unit));
  }
  return { stepNs, x, labels };
}

/** The least nice step not below `leastNs`, whole ns. */
export function niceStep(leastNs: number): number {
  if (leastNs <= 1) return 1;
  if (leastNs > 0.5e9 && leastNs <= LONG_STEPS_S[LONG_STEPS_S.length - 1] * 1e9) {
    for (const step of LONG_STEPS_S) if (step * 1e9 >= leastNs) return step * 1e9;
  }
  const unit = leastNs > 0.5e9 ? 3600e9 : 1;
  // d3 gives the nearest of 1, 2 and 5 · 10^k, which may be below: then the next one, at 2 to 2.5 times as much. A hair
  // of slack keeps 1000 at 1000.
  const least = (leastNs / unit) * (1 - 1e-12);
  let step = tickStep(0, least, 1);
  while (step < least) step = tickStep(0, step * 2.2, 1);
  return step * unit;
}

/** The largest unit of which the range holds one, but none in which the step would be no round number. */
function unitFor(scale: TimeScale, zeroNs: number, stepNs: number): Unit {
  const farthestNs = Math.max(Math.abs(scale.startNs - zeroNs), Math.abs(scale.endNs - zeroNs));
  let chosen = UNITS[0];
  for (const unit of UNITS) {
    if (unit.ns <= farthestNs && (unit.decimal || stepNs % unit.ns === 0)) chosen = unit;
  }
  return chosen;
}

/** Written from whole numbers: dividing first would spoil the last digits of long times. */
function tickLabel(ns: number, stepNs: number, unit: Unit): string {
  const size = Math.abs(Math.round(ns));
  const sign = ns < 0 && size > 0 ? '−' : '';
  let digits = 0;
  for (let part = unit.ns; stepNs % part !== 0; part /= 10) digits++;
  const whole = Math.floor(size / unit.ns);
  const rest = size - whole * unit.ns;
  const decimals = digits === 0 ? '' : `.${String(Math.floor(rest / (unit.ns / 10 ** digits))).padStart(digits, '0')}`;
  return `${sign}${whole}${decimals} ${unit.name}`;
}
