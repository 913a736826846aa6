import type { ClockRange } from '#model/traceSearch.ts';
import { lookBackMs } from './lookBack.ts';

/** When: a stretch that ends now, `1h`, or one between two instants (Unix ms; undefined = not given yet). */
export type ChosenTime =
  | { readonly kind: 'last'; readonly text: string }
  | { readonly kind: 'between'; readonly fromMs: number | undefined; readonly toMs: number | undefined };

/** Reads `last`, `from` and `to` of an address; the last hour where they say nothing. */
export function timeFromParams(params: URLSearchParams): ChosenTime {
  const last = params.get('last') ?? '';
  const [fromMs, toMs] = [instantOf(params.get('from')), instantOf(params.get('to'))];
  if (fromMs !== undefined || toMs !== undefined) return { kind: 'between', fromMs, toMs };
  return { kind: 'last', text: lookBackMs(last) === undefined ? '1h' : last };
}

/** As those parameters, of which undefined is to be left out. */
export function timeParams(time: ChosenTime): Readonly<Record<'last' | 'from' | 'to', string | undefined>> {
  if (time.kind === 'last') return { last: time.text, from: undefined, to: undefined };
  return { last: undefined, from: instantText(time.fromMs), to: instantText(time.toMs) };
}

/** What is wrong with it; undefined when nothing is. */
export function timeFault(time: ChosenTime): string | undefined {
  if (time.kind === 'last') return undefined;
  if (time.fromMs === undefined || time.toMs === undefined) return 'Give both ends.';
  return time.fromMs >= time.toMs ? 'The end is not after the beginning.' : undefined;
}

/** A stretch that ends now ends at `nowMs`. */
export function rangeOf(time: ChosenTime, nowMs: number): ClockRange {
  if (time.kind === 'between') return { fromMs: time.fromMs ?? 0, toMs: time.toMs ?? nowMs };
  return { fromMs: nowMs - (lookBackMs(time.text) ?? 0), toMs: nowMs };
}

function instantOf(text: string | null): number | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

function instantText(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}
