import type { SpanTable } from '#model/spanTable.ts';
import { conventionsOf } from './conventions.ts';

/** Where a span was recorded, in Zipkin's terms; '' = not told. */
export interface ZipkinEndpoint {
  /** in small letters, as Zipkin keeps it */
  readonly service: string;
  readonly ip: string;
  readonly port: string;
  /** all three: equal for equal endpoints; '' = no endpoint */
  readonly text: string;
}

/** Of each resource, one place on: the first is that of spans without a resource. */
export function zipkinEndpoints(table: SpanTable): readonly ZipkinEndpoint[] {
  const { resources, strings } = table;
  const facts = conventionsOf(table);
  const endpoints = [endpoint('', '', '')];
  for (let resource = 0; resource < resources.length; resource++) {
    const service = resources.service[resource];
    endpoints.push(
      endpoint(
        service < 0 ? '' : strings.get(service).toLowerCase(),
        facts.textOfResource(resource, 'host.ip') ?? '',
        facts.textOfResource(resource, 'network.local.port') ?? '',
      ),
    );
  }
  return endpoints;
}

function endpoint(service: string, ip: string, port: string): ZipkinEndpoint {
  const isNone = service === '' && ip === '' && port === '';
  return { service, ip, port, text: isNone ? '' : `${service} ${ip} ${port}` };
}

/** No endpoint first, so that what follows can be a piece of it; then by service and address, those that tell none last. */
export function compareEndpoints(one: ZipkinEndpoint, other: ZipkinEndpoint): number {
  if (one.text === '' || other.text === '') return Number(one.text !== '') - Number(other.text !== '');
  return compareTold(one.service, other.service) || compareTold(one.ip, other.ip);
}

function compareTold(one: string, other: string): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  return one < other ? -1 : Number(one > other);
}

/** The endpoint that both may be; undefined where they contradict each other. */
export function mergeEndpoints(one: ZipkinEndpoint, other: ZipkinEndpoint): ZipkinEndpoint | undefined {
  const parts = [
    [one.service, other.service],
    [one.ip, other.ip],
    [one.port, other.port],
  ];
  if (parts.some(([mine, theirs]) => mine !== '' && theirs !== '' && mine !== theirs)) return undefined;
  const [service, ip, port] = parts.map(([mine, theirs]) => mine || theirs);
  return endpoint(service, ip, port);
}
