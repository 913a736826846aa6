import { useMemo, useState } from 'react';
import type { ClockRange } from '#model/traceSearch.ts';
import type { ChosenTime } from '#views/shared/time/chosenTime.ts';
import { rangeOf, timeFault, timeFromParams } from '#views/shared/time/chosenTime.ts';

export interface AskedRange {
  readonly time: ChosenTime;
  /** undefined while something is wrong with the time */
  readonly range: ClockRange | undefined;
  readonly fault: string | undefined;
  /** A time that ends now ends now again. */
  readonly endNow: () => void;
}

/** The time of the address. One that ends now ends when it was chosen or asked again, on a whole second. */
export function useAskedRange(params: URLSearchParams): AskedRange {
  const text = ['last', 'from', 'to'].map((name) => params.get(name) ?? '').join('\n');
  const time = useMemo((): ChosenTime => {
    const [last = '', from = '', to = ''] = text.split('\n');
    return timeFromParams(new URLSearchParams({ last, from, to }));
  }, [text]);
  const [nowMs, setNowMs] = useState(Date.now);
  const fault = timeFault(time);
  const range = useMemo(() => {
    if (fault !== undefined) return undefined;
    const { fromMs, toMs } = rangeOf(time, nowMs);
    return { fromMs: Math.floor(fromMs / 1000) * 1000, toMs: Math.floor(toMs / 1000) * 1000 };
  }, [time, fault, nowMs]);
  return { time, range, fault, endNow: () => setNowMs(Date.now()) };
}
