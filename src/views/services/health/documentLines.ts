import { latencyOf, successOf } from '#analysis/objectives.ts';
import type { Calls, ServiceCalls } from '#analysis/serviceCalls.ts';
import { healthOf } from '#analysis/serviceHealth.ts';
import type { ObjectiveSettings } from '#state/objectives.ts';
import { objectivesOf } from '#state/objectives.ts';
import type { EdgeCalls } from '#state/serviceHealth.ts';
import type { HealthGrouping, HealthLine } from './healthLine.ts';
import { serviceLineId } from './healthLine.ts';

/** Lines of a document, and the calls that each is of. */
export interface DocumentLines {
  readonly lines: readonly HealthLine[];
  readonly callsOf: ReadonlyMap<string, Calls>;
}

export interface DocumentLinesInput {
  /** ns that rates are over */
  readonly documentNs: number;
  readonly settings: ObjectiveSettings;
  /** colour of a service by name, −1 = none */
  readonly slotOf: (service: string) => number;
}

/** A line per service with its operations below, or per operation. */
export function serviceLines(
  services: readonly ServiceCalls[],
  by: Exclude<HealthGrouping, 'edges'>,
  input: DocumentLinesInput,
): DocumentLines {
  const maker = new LineMaker(input);
  const lines = services.flatMap(({ name, self, calls, operations }) => {
    const children = operations.map(({ operation, calls: own }) =>
      maker.line({ kind: 'operation', service: name, operation, self: own.self, calls: own }),
    );
    if (by === 'operations') return children;
    return [{ ...maker.line({ kind: 'service', service: name, self, calls }), opens: true, children }];
  });
  return { lines, callsOf: maker.callsOf };
}

/** A line per pair of nodes of the service graph between which there are calls. */
export function edgeLines(edges: readonly EdgeCalls[], input: DocumentLinesInput): DocumentLines {
  const maker = new LineMaker(input);
  const lines = edges.map(({ parent, child, calls }) =>
    maker.line({ kind: 'edge', service: child.name, caller: parent.name, self: calls.self, calls }),
  );
  return { lines, callsOf: maker.callsOf };
}

interface LineParts extends Pick<HealthLine, 'kind' | 'service' | 'self'> {
  readonly operation?: string;
  readonly caller?: string;
  readonly calls: Calls;
}

class LineMaker {
  readonly callsOf = new Map<string, Calls>();
  private readonly input: DocumentLinesInput;

  constructor(input: DocumentLinesInput) {
    this.input = input;
  }

  line({ kind, service, operation, caller, self, calls }: LineParts): HealthLine {
    const objectives = objectivesOf(this.input.settings, service);
    const id = this.freeId(
      kind === 'service' ? serviceLineId(service) : `${caller ?? service}\n${operation ?? service}`,
    );
    this.callsOf.set(id, calls);
    return {
      id,
      kind,
      service,
      operation,
      caller,
      slot: this.input.slotOf(service),
      health: healthOf(calls, this.input.documentNs, objectives.apdexNs),
      self,
      success: successOf(calls, objectives),
      latency: latencyOf(calls, objectives),
      opens: false,
      capNs: undefined,
      children: [],
    };
  }

  /** Nodes of two types may have one name. */
  private freeId(name: string): string {
    let id = name;
    for (let copy = 2; this.callsOf.has(id); copy++) id = `${name}\n${copy}`;
    return id;
  }
}
