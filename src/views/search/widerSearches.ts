import { longerLookBack, lookBackLabel } from '#views/shared/time/lookBack.ts';
import type { SearchForm } from './searchForm.ts';

/** Searches that leave something of a search out, each with words for its button; the likeliest to help first. */
export function widerSearches(form: SearchForm): readonly { readonly label: string; readonly form: SearchForm }[] {
  const wider: { label: string; form: SearchForm }[] = [];
  const add = (label: string, change: Partial<SearchForm>): void => {
    wider.push({ label, form: { ...form, ...change } });
  };
  const { time } = form;
  const longer = time.kind === 'last' ? longerLookBack(time.text) : undefined;
  if (longer !== undefined) add(lookBackLabel(longer), { time: { kind: 'last', text: longer } });
  else if (time.kind === 'between' && time.fromMs !== undefined && time.toMs !== undefined) {
    add('A day more on both sides', { time: { ...time, fromMs: time.fromMs - DAY, toMs: time.toMs + DAY } });
  }
  if (form.isTraceql) return wider;
  if (form.min !== '' || form.max !== '') add('Any duration', { min: '', max: '' });
  if (form.attributes.length > 0) add('Without attributes', { attributes: [] });
  if (form.operation !== '') add('Any operation', { operation: '' });
  return wider;
}

/** ms */
const DAY = 86_400_000;
