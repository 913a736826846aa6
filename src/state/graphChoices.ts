import type { GraphColour } from '#analysis/graphInput.ts';
import { GRAPH_COLOURS } from '#analysis/graphInput.ts';

/** Where a graph is looked at: the world px in the middle of the window, and the zoom. */
export interface GraphPlace {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** How a graph of calls is looked at. Serialisable; one text in the address. */
export interface GraphChoices {
  readonly colour: GraphColour;
  /** nodes of one namespace stand together */
  readonly grouped: boolean;
  /** edges with fewer calls are hidden; 0 = none */
  readonly minCalls: number;
  /** id of the node that all is seen from, and steps to callers and to what is called */
  readonly focus: string | undefined;
  readonly up: number;
  readonly down: number;
  /** id of a node, or of an edge: two ids with ` > ` between */
  readonly selected: string | undefined;
  /** callers that are not in the document are shown */
  readonly unknown: boolean;
  /** a table instead of the picture, of what */
  readonly table: 'calls' | 'nodes' | undefined;
  /** column of the table, after − when the largest comes first; '' = as it comes */
  readonly sort: string;
  /** nodes that were put somewhere by hand: their top left corners, world px */
  readonly pins: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** undefined = all of it */
  readonly place: GraphPlace | undefined;
}

export const START_CHOICES: GraphChoices = {
  colour: 'service',
  grouped: false,
  minCalls: 0,
  focus: undefined,
  up: 1,
  down: 1,
  selected: undefined,
  unknown: false,
  table: undefined,
  sort: '-calls',
  pins: new Map(),
  place: undefined,
};

/** Written for steps without a limit. */
const ALL = 'all';

/** Writes choices as one text; '' when nothing was chosen. */
export function graphToText(choices: GraphChoices): string {
  const params = new URLSearchParams();
  const put = (name: keyof GraphChoices, value: string | undefined): void => {
    if (value !== undefined) params.set(name, value);
  };
  const steps = (count: number): string => (count === Infinity ? ALL : String(count));
  const { colour, grouped, minCalls, focus, up, down, selected, unknown, table, sort, pins, place } = choices;
  put('colour', colour === START_CHOICES.colour ? undefined : colour);
  put('grouped', grouped ? '1' : undefined);
  put('minCalls', minCalls > 0 ? String(minCalls) : undefined);
  put('focus', focus);
  put('up', focus === undefined || up === START_CHOICES.up ? undefined : steps(up));
  put('down', focus === undefined || down === START_CHOICES.down ? undefined : steps(down));
  put('selected', selected);
  put('unknown', unknown ? '1' : undefined);
  put('table', table);
  put('sort', sort === START_CHOICES.sort ? undefined : sort);
  put('place', place && `${Math.round(place.x)},${Math.round(place.y)},${place.k.toPrecision(3)}`);
  for (const [id, { x, y }] of pins) params.append('pin', `${Math.round(x)},${Math.round(y)},${id}`);
  return params.toString();
}

/**
 * Reads what `graphToText` wrote, or somebody by hand; what is not understood is left at its start, and so are places
 * further away than any layout reaches.
 */
export function graphFromText(text: string): GraphChoices {
  const params = new URLSearchParams(text);
  const steps = (name: string): number => {
    const value = params.get(name);
    return value === ALL ? Infinity : (wholeNumber(value) ?? 1);
  };
  const place = /^(-?\d{1,7}),(-?\d{1,7}),(\d{1,3}(?:\.\d+)?)$/.exec(params.get('place') ?? '');
  const table = params.get('table');
  return {
    colour: GRAPH_COLOURS.find((known) => known === params.get('colour')) ?? START_CHOICES.colour,
    grouped: params.get('grouped') === '1',
    minCalls: wholeNumber(params.get('minCalls')) ?? 0,
    focus: params.get('focus') ?? undefined,
    up: steps('up'),
    down: steps('down'),
    selected: params.get('selected') ?? undefined,
    unknown: params.get('unknown') === '1',
    table: table === 'calls' || table === 'nodes' ? table : undefined,
    sort: params.get('sort') ?? START_CHOICES.sort,
    pins: new Map(
      params.getAll('pin').flatMap((pin) => {
        const parts = /^(-?\d{1,7}),(-?\d{1,7}),(.+)$/s.exec(pin);
        return parts ? [[parts[3], { x: Number(parts[1]), y: Number(parts[2]) }] as const] : [];
      }),
    ),
    place:
      place && Number(place[3]) > 0 ? { x: Number(place[1]), y: Number(place[2]), k: Number(place[3]) } : undefined,
  };
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
