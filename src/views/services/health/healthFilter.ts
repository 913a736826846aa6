import { decodeLoosely } from '#base/looseDecoding.ts';
import type { HealthColumnId } from './healthColumns.ts';
import { HEALTH_COLUMNS } from './healthColumns.ts';
import type { HealthGrouping } from './healthLine.ts';

/** What the table of health shows and in which order: all of it stands in the address. */
export interface HealthFilter {
  readonly by: HealthGrouping;
  readonly sort: HealthColumnId;
  readonly descending: boolean;
  readonly text: string;
  /** only lines that miss an objective */
  readonly missedOnly: boolean;
  /** ids of lines whose operations show */
  readonly open: ReadonlySet<string>;
  /** the line that is looked at closely, by its id */
  readonly at: string | undefined;
}

const GROUPINGS: readonly HealthGrouping[] = ['services', 'operations', 'edges'];

/** Reads the parameters of an address; what is not understood is left at its default. */
export function healthFilterFrom(params: URLSearchParams): HealthFilter {
  const sort = params.get('sort') ?? '';
  const known = HEALTH_COLUMNS.find(({ id }) => id === sort.replace(/^-/, ''));
  return {
    by: GROUPINGS.find((by) => by === params.get('by')) ?? 'services',
    sort: known?.id ?? 'calls',
    descending: known === undefined || sort.startsWith('-'),
    text: params.get('text') ?? '',
    missedOnly: params.get('missed') === '1',
    open: new Set((params.get('open') ?? '').split(',').filter(Boolean).map(decodeLoosely)),
    at: params.get('at') ?? undefined,
  };
}

/** As parameters, of which undefined is to be left out: what is at its default. */
export function healthFilterParams(filter: HealthFilter): Readonly<Record<string, string | undefined>> {
  const sort = `${filter.descending ? '-' : ''}${filter.sort}`;
  return {
    by: filter.by === 'services' ? undefined : filter.by,
    sort: sort === '-calls' ? undefined : sort,
    text: filter.text || undefined,
    missed: filter.missedOnly ? '1' : undefined,
    // A name may hold a comma.
    open: [...filter.open].map(encodeURIComponent).join(',') || undefined,
    at: filter.at,
  };
}
