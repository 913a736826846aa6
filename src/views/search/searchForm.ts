import type { CollectorKind } from '#model/connection.ts';
import type { TraceQuery } from '#model/traceSearch.ts';
import { parseDuration } from '#views/shared/parseDuration.ts';
import type { ChosenTime } from '#views/shared/time/chosenTime.ts';
import { rangeOf, timeFault, timeFromParams, timeParams } from '#views/shared/time/chosenTime.ts';

export interface AttributeCondition {
  readonly key: string;
  /** '' = the key is there */
  readonly value: string;
}

/** What is asked for, as typed and as addresses write it; '' = not asked for. */
export interface SearchForm {
  /** A query is written instead of the fields (Tempo). */
  readonly isTraceql: boolean;
  readonly traceql: string;
  readonly service: string;
  readonly operation: string;
  readonly attributes: readonly AttributeCondition[];
  /** a condition that is still being typed; it counts when the search is sent off */
  readonly attributeText: string;
  readonly min: string;
  readonly max: string;
  readonly time: ChosenTime;
  readonly limit: string;
}

export const EMPTY_FORM: SearchForm = {
  isTraceql: false,
  traceql: '',
  service: '',
  operation: '',
  attributes: [],
  attributeText: '',
  min: '',
  max: '',
  time: { kind: 'last', text: '1h' },
  limit: '20',
};

/** Reads the parameters of an address; what is not understood is left as it begins. */
export function formFromParams(params: URLSearchParams): SearchForm {
  return {
    isTraceql: params.has('q'),
    traceql: params.get('q') ?? '',
    service: params.get('service') ?? '',
    operation: params.get('operation') ?? '',
    attributes: [...new Set(params.getAll('attribute'))].map(readCondition),
    attributeText: '',
    min: params.get('min') ?? '',
    max: params.get('max') ?? '',
    time: timeFromParams(params),
    limit: params.get('limit') ?? EMPTY_FORM.limit,
  };
}

/** Writes what `formFromParams` reads. Time and limit are always written: they tell that this was searched for. */
export function formToParams(form: SearchForm): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string): void => {
    if (value !== '') params.set(name, value);
  };
  if (form.isTraceql) params.set('q', form.traceql.trim());
  else {
    put('service', form.service.trim());
    put('operation', form.operation.trim());
    for (const condition of conditionsOf(form)) params.append('attribute', writeCondition(condition));
    put('min', form.min.trim());
    put('max', form.max.trim());
  }
  for (const [name, value] of Object.entries(timeParams(form.time))) put(name, value ?? '');
  params.set('limit', form.limit.trim());
  return params;
}

/** How results are shown, which is no part of what is asked. */
export const SHOWING: readonly string[] = ['sort', 'at', 'brush'];

/** The part of an address that is the question; '' while nothing was searched for. */
export function questionText(params: URLSearchParams): string {
  const question = new URLSearchParams([...params].filter(([name]) => !SHOWING.includes(name)));
  return question.toString();
}

/** All conditions, the one that is still being typed last. */
export function conditionsOf({ attributes, attributeText }: SearchForm): readonly AttributeCondition[] {
  const typed = readCondition(attributeText);
  return typed.key === '' ? attributes : [...attributes, typed];
}

export function readCondition(text: string): AttributeCondition {
  const at = text.indexOf('=');
  const key = (at < 0 ? text : text.slice(0, at)).trim();
  const value = at < 0 ? '' : text.slice(at + 1).trim();
  return { key, value: value.replace(/^"(.*)"$/, '$1') };
}

export function writeCondition({ key, value }: AttributeCondition): string {
  return value === '' ? key : `${key}=${value}`;
}

/** What is wrong with a form, by the field it is wrong in. */
export interface FormFaults {
  readonly service?: string;
  readonly attributes?: string;
  readonly duration?: string;
  readonly time?: string;
  readonly limit?: string;
}

/** More would be read one by one rather than searched for. */
const MOST = 1500;

export function formFaults(form: SearchForm, kind: CollectorKind | undefined): FormFaults {
  const faults: { -readonly [Name in keyof FormFaults]: string } = {};
  const limit = Number(form.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) faults.limit = `1 to ${MOST.toLocaleString('en')}`;
  const wrongTime = timeFault(form.time);
  if (wrongTime !== undefined) faults.time = wrongTime;
  if (form.isTraceql) return faults;
  if (kind === 'jaeger' && form.service.trim() === '') faults.service = 'Jaeger searches within one service.';
  if (kind === 'jaeger' && conditionsOf(form).some(({ value }) => value === '')) {
    faults.attributes = 'Jaeger needs a value: write key = value.';
  }
  const [min, max] = [form.min, form.max].map((text) => (text.trim() === '' ? undefined : parseDuration(text)));
  const wrong = [form.min, form.max].find((text) => text.trim() !== '' && parseDuration(text) === undefined);
  if (wrong !== undefined) faults.duration = `“${wrong}” is no duration: write 100ms or 1.5s.`;
  else if (min !== undefined && max !== undefined && min > max) faults.duration = 'Shortest is longer than longest.';
  return faults;
}

/** The question to a collector. A stretch that ends now ends at `nowMs`. */
export function queryOf(form: SearchForm, nowMs: number): TraceQuery {
  const fields = form.isTraceql ? EMPTY_FORM : form;
  return {
    service: fields.service.trim() || undefined,
    operation: fields.operation.trim() || undefined,
    attributes: conditionsOf(fields),
    minDurationNs: parseDuration(fields.min),
    maxDurationNs: parseDuration(fields.max),
    range: rangeOf(form.time, nowMs),
    limit: Number(form.limit),
    traceql: form.isTraceql ? form.traceql.trim() || '{ }' : '',
  };
}
