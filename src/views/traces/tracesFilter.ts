import type { TraceListQuery } from '#analysis/traceList.ts';
import type { BitSet } from '#base/bitSet.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { instantFromText } from '#views/shared/instantText.ts';
import { parseDuration } from '#views/shared/parseDuration.ts';
import type { TraceSorting } from '#views/shared/traceList/traceColumns.ts';
import { parseSorting, sortingText } from '#views/shared/traceList/traceColumns.ts';

/** What the list of traces shows and in which order, as the user states it and as the address keeps it. */
export interface TracesFilter extends TraceSorting {
  readonly text: string;
  /** a name, '' the unknown service; undefined = any */
  readonly service: string | undefined;
  /** calls of which it has one, as the graph of services names an edge or a node; undefined = any */
  readonly call: string | undefined;
  readonly errorsOnly: boolean;
  /** as typed, '' = no limit */
  readonly min: string;
  readonly max: string;
  /** instants between which a trace starts, as the address keeps them; '' = no limit */
  readonly from: string;
  readonly to: string;
}

/** The order of the document. */
const BY_START: TraceSorting = { sort: 'start', descending: false };

/** Reads the parameters of an address; what is not understood is left at its default. */
export function filterFromParams(params: URLSearchParams): TracesFilter {
  return {
    ...(parseSorting(params.get('sort')) ?? BY_START),
    text: params.get('text') ?? '',
    service: params.get('service') ?? undefined,
    call: params.get('call') ?? undefined,
    errorsOnly: params.get('errors') === '1',
    min: params.get('min') ?? '',
    max: params.get('max') ?? '',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
  };
}

/** Writes a filter into parameters, leaving out what is at its default and keeping those of others. */
export function filterToParams(filter: TracesFilter, others: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(others);
  const put = (name: string, value: string | undefined): void => {
    if (value === undefined) params.delete(name);
    else params.set(name, value);
  };
  const sort = sortingText(filter);
  put('sort', sort === sortingText(BY_START) ? undefined : sort);
  put('text', filter.text || undefined);
  put('service', filter.service);
  put('call', filter.call);
  put('errors', filter.errorsOnly ? '1' : undefined);
  put('min', filter.min || undefined);
  put('max', filter.max || undefined);
  put('from', filter.from || undefined);
  put('to', filter.to || undefined);
  return params;
}

/** Whether any trace may be left out. */
export function isFiltering({ text, service, call, errorsOnly, min, max, from, to }: TracesFilter): boolean {
  const isOfSpans = service !== undefined || call !== undefined || errorsOnly;
  return text !== '' || isOfSpans || [min, max, from, to].some((limit) => limit !== '');
}

/** Nothing left out; the order stays. */
export const NO_FILTER = {
  text: '',
  service: undefined,
  call: undefined,
  errorsOnly: false,
  min: '',
  max: '',
  from: '',
  to: '',
} satisfies Partial<TracesFilter>;

/**
 * The question to the table. A service it does not have is one that no trace has; a limit that cannot be read is none.
 * `withCall`: traces that have the calls that are filtered by; undefined = none are.
 */
export function traceListQuery(
  table: SpanTable,
  filter: Omit<TracesFilter, 'call'>,
  withCall: BitSet | undefined,
): TraceListQuery {
  const { sort, descending, text, service, errorsOnly, min, max, from, to } = filter;
  return {
    sort,
    descending,
    text: text.trim(),
    service: service === undefined ? undefined : serviceIndex(table, service),
    among: withCall,
    errorsOnly,
    minDuration: parseDuration(min),
    maxDuration: parseDuration(max),
    startFrom: instantInTable(table, from),
    startTo: instantInTable(table, to),
  };
}

/** ns after the table's origin; undefined when it is no instant. */
function instantInTable(table: SpanTable, text: string): number | undefined {
  const ns = instantFromText(text);
  return ns === undefined ? undefined : Number(ns - table.originNs);
}

function serviceIndex(table: SpanTable, name: string): number {
  if (name === '') return -1;
  const found = table.services.findIndex((_, service) => serviceName(table, service) === name);
  return found < 0 ? table.services.length : found;
}
