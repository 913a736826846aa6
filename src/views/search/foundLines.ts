import { deriveServiceSlots } from '#analysis/serviceColours.ts';
import type { FoundTrace } from '#model/traceSearch.ts';
import { collectorDocument, formatRoute } from '#state/route.ts';
import { shortTraceId } from '#state/currentTrace.ts';
import type { TraceSorting } from '#views/shared/traceList/traceColumns.ts';
import type { TraceLine } from '#views/shared/traceList/traceLine.ts';

/** Where a found trace is read. */
export function foundRoute(connection: string, traceIds: readonly string[]) {
  return {
    screen: 'traces',
    document: collectorDocument(connection, traceIds),
    params: new URLSearchParams(),
  } as const;
}

/** Found traces as lines of a list, in their order. A service has one colour in all of them. */
export function foundLines(traces: readonly FoundTrace[], connection: string): readonly TraceLine[] {
  const names = new Set(
    traces.flatMap(({ services, rootService }) => [rootService ?? '', ...(services ?? []).map(({ name }) => name)]),
  );
  const { slot } = deriveServiceSlots([...names]);
  const slots = new Map([...names].map((name, at) => [name, slot[at]]));
  const slotOf = (name: string): number => slots.get(name) ?? -1;
  return traces.map((trace): TraceLine => {
    const { traceId, rootService = '', rootOperation = '', services, start, duration, spans, errors } = trace;
    return {
      id: shortTraceId(traceId),
      service: rootService,
      operation: rootOperation,
      summary: '',
      slot: slotOf(rootService),
      services: services?.length ?? -1,
      spans: spans ?? -1,
      errors: errors ?? -1,
      durationNs: duration ?? -1,
      startNs: start,
      href: formatRoute(foundRoute(connection, [traceId])),
      shares: services?.map((service) => ({
        name: service.name,
        slot: slotOf(service.name),
        spans: service.spans ?? -1,
        errors: service.errors ?? -1,
      })),
    };
  });
}

/** Places of lines from top to bottom: sorted, what nobody told last, equal ones as they came. */
export function sortedLines(lines: readonly TraceLine[], { sort, descending }: TraceSorting): readonly number[] {
  const keys = lines.map((line) => keyOf(line, sort));
  const direction = descending ? -1 : 1;
  return [...lines.keys()].sort((one, other) => {
    const [a, b] = [keys[one], keys[other]];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined) || one - other;
    return direction * Number(a > b) - direction * Number(a < b) || one - other;
  });
}

function keyOf(line: TraceLine, sort: TraceSorting['sort']): string | number | bigint | undefined {
  switch (sort) {
    case 'name':
      return `${line.service} ${line.operation}`.toLowerCase();
    case 'id':
      return line.id;
    case 'start':
      return line.startNs;
    case 'duration':
      return told(line.durationNs);
    case 'services':
    case 'spans':
    case 'errors':
      return told(line[sort]);
  }
}

function told(figure: number): number | undefined {
  return figure < 0 ? undefined : figure;
}
