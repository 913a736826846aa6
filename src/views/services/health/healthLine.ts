import type { Compliance } from '#analysis/objectives.ts';
import type { Health } from '#analysis/serviceHealth.ts';

/** How calls are put together into lines. */
export type HealthGrouping = 'services' | 'operations' | 'edges';

/** A line of the table of health, wherever its figures come from. */
export interface HealthLine {
  /** unique in its table; stands in the address */
  readonly id: string;
  readonly kind: 'service' | 'operation' | 'edge';
  /** whose objectives hold: of an edge those of the called side; '' = the unknown service */
  readonly service: string;
  /** undefined of a service and of an edge */
  readonly operation: string | undefined;
  /** who calls along an edge; undefined of others */
  readonly caller: string | undefined;
  /** colour of the service; −1 = none */
  readonly slot: number;
  readonly health: Health;
  /** ns; undefined where the source does not know */
  readonly self: number | undefined;
  /** undefined of no calls */
  readonly success: Compliance | undefined;
  readonly latency: Compliance | undefined;
  /** has operations, which may have to be asked for */
  readonly opens: boolean;
  /** ns from which on times are only known to be no less, as the buckets of a metric store end there; undefined = never */
  readonly capNs: number | undefined;
  /** operations of a service */
  readonly children: readonly HealthLine[];
}

/** Id of the line of a service: its name; that of the unknown one is not empty, as a list in an address cannot hold that. */
export function serviceLineId(service: string): string {
  return service || '\n';
}

/** The service whose line has an id. */
export function serviceOfLine(id: string): string {
  return id === serviceLineId('') ? '' : id;
}

/** Whether an objective of the line is missed. */
export function missesObjective({ success, latency }: HealthLine): boolean {
  return success?.isMissed === true || latency?.isMissed === true;
}

export function serviceWords(service: string): string {
  return service === '' ? 'unknown service' : service;
}

export function operationWords(operation: string): string {
  return operation.trim() === '' ? '(no name)' : operation;
}

/** What a line is about, in one line of text. */
export function lineWords({ service, operation, caller }: HealthLine): string {
  if (caller !== undefined) return `${serviceWords(caller)} → ${serviceWords(service)}`;
  return operation === undefined ? serviceWords(service) : `${serviceWords(service)} ${operationWords(operation)}`;
}
