import { formatInstant } from '#model/formatTime.ts';
import type { Zone } from '#state/preferences.ts';
import type { ChosenTime } from '#views/shared/time/chosenTime.ts';
import { lookBackLabel } from '#views/shared/time/lookBack.ts';
import type { SearchForm } from './searchForm.ts';
import { conditionsOf, writeCondition } from './searchForm.ts';

/** What a search asks for, as a list of short words: first what, then when. */
export function searchWords(form: SearchForm, zone: Zone): readonly string[] {
  const what = form.isTraceql ? [form.traceql] : fieldWords(form);
  return [...(what.length === 0 ? ['any trace'] : what), timeWords(form.time, zone)];
}

function fieldWords(form: SearchForm): readonly string[] {
  const { service, operation, min, max } = form;
  const words = [`${service} ${operation}`.trim(), ...conditionsOf(form).map(writeCondition)];
  if (min !== '' && max !== '') words.push(`${min} to ${max}`);
  else if (min !== '') words.push(`${min} or longer`);
  else if (max !== '') words.push(`${max} or shorter`);
  return words.filter((word) => word !== '');
}

export function timeWords(time: ChosenTime, zone: Zone): string {
  if (time.kind === 'last') return lookBackLabel(time.text).toLowerCase();
  const [from, to] = [time.fromMs, time.toMs].map((ms) =>
    ms === undefined ? undefined : formatInstant(BigInt(ms) * 1_000_000n, zone),
  );
  const short = (time24: string | undefined): string => (time24 ?? '…').slice(0, 5);
  const sameDay = from?.date === to?.date;
  return `${from?.date ?? ''} ${short(from?.time)} – ${sameDay ? '' : `${to?.date ?? ''} `}${short(to?.time)}`.trim();
}
