import type { ScatterPoints, ScatterRange } from '#charts/scatter/frame.ts';
import { formatDuration } from '#model/formatTime.ts';
import { instantFromText, instantToText } from '#views/shared/instantText.ts';
import { parseDuration } from '#views/shared/parseDuration.ts';
import type { TraceLine } from '#views/shared/traceList/traceLine.ts';

/** Lines of a list as points of a chart. Those whose time or duration nobody told are not in it. */
export interface FoundPoints {
  readonly points: ScatterPoints;
  /** by point: the place of its line */
  readonly lines: readonly number[];
}

export function foundPoints(lines: readonly TraceLine[]): FoundPoints {
  const shown = [...lines.keys()].filter((at) => lines[at].startNs !== undefined);
  const originNs = shown.reduce<bigint>((least, at) => min(least, lines[at].startNs ?? least), FAR);
  return {
    lines: shown,
    points: {
      originNs,
      startNs: Float64Array.from(shown, (at) => Number((lines[at].startNs ?? originNs) - originNs)),
      durationNs: Float64Array.from(shown, (at) => Math.max(0, lines[at].durationNs)),
      failed: Uint8Array.from(shown, (at) => (lines[at].errors > 0 ? 1 : 0)),
    },
  };
}

const FAR = 1n << 63n;

function min(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** Whether a line lies in a range over the points of its list. */
export function isInRange(line: TraceLine, { points }: FoundPoints, range: ScatterRange): boolean {
  if (line.startNs === undefined) return false;
  const start = Number(line.startNs - points.originNs);
  const duration = Math.max(0, line.durationNs);
  return start >= range.startNs && start <= range.endNs && duration >= range.leastNs && duration <= range.mostNs;
}

/** A range as the address keeps it, by the clock of the world: `from~to~least~most`, '' where a side is open. */
export function brushText({ points }: FoundPoints, range: ScatterRange): string {
  const instant = (ns: number, round: (value: number) => number): string =>
    Number.isFinite(ns) ? instantToText(points.originNs + BigInt(round(ns))) : '';
  const duration = (ns: number): string => (Number.isFinite(ns) && ns > 0 ? `${ns}ns` : '');
  return [
    instant(range.startNs, Math.floor),
    instant(range.endNs, Math.ceil),
    duration(Math.floor(range.leastNs)),
    duration(Math.ceil(range.mostNs)),
  ].join('~');
}

/** Reads what `brushText` wrote; undefined when it is no range. */
export function brushRange({ points }: FoundPoints, text: string | null): ScatterRange | undefined {
  const parts = text?.split('~') ?? [];
  if (parts.length !== 4) return undefined;
  const [from, to] = parts.slice(0, 2).map(instantFromText);
  const [least, most] = parts.slice(2).map(parseDuration);
  return {
    startNs: from === undefined ? -Infinity : Number(from - points.originNs),
    endNs: to === undefined ? Infinity : Number(to - points.originNs),
    leastNs: least ?? 0,
    mostNs: most ?? Infinity,
  };
}

/** `over 1.2 s` and the like, for the words beside the list. */
export function rangeWords({ leastNs, mostNs }: ScatterRange): string {
  if (leastNs > 0 && Number.isFinite(mostNs)) return `${formatDuration(leastNs)} to ${formatDuration(mostNs)}`;
  if (leastNs > 0) return `${formatDuration(leastNs)} or longer`;
  return Number.isFinite(mostNs) ? `${formatDuration(mostNs)} or shorter` : 'a stretch of time';
}
