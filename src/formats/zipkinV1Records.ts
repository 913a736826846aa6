import { SPAN_KIND } from '#model/spanTable.ts';
import type { V1Annotation, V1BinaryAnnotation, V1Endpoint, V1Span } from './zipkinV1Span.ts';

/** One service's half of a span of Zipkin's first format. */
export interface V1Record {
  kind: number;
  endpoint: V1Endpoint | undefined;
  remote: V1Endpoint | undefined;
  /** µs, 0 = none */
  micros: number;
  /** µs; undefined = never ended */
  length: number | undefined;
  /** uses the id of a caller that may be another record */
  shared: boolean;
  readonly events: V1Annotation[];
  readonly tags: V1BinaryAnnotation[];
}

/** The annotations that say what a half does: client and server send and receive, messages, and the wire between. */
const CODES = ['cs', 'cr', 'sr', 'ss', 'ms', 'mr', 'ws', 'wr'] as const;
type Code = (typeof CODES)[number];
type Codes = Partial<Record<Code, V1Annotation>>;
const KIND_OF: Readonly<Partial<Record<Code, number>>> = {
  cs: SPAN_KIND.client,
  cr: SPAN_KIND.client,
  sr: SPAN_KIND.server,
  ss: SPAN_KIND.server,
  ms: SPAN_KIND.producer,
  mr: SPAN_KIND.consumer,
};

/**
 * The halves of a span, one for each service that said something about it, and which of them stands for the span where it
 * is counted. The rules are those by which Zipkin turns its first format into its second (openzipkin/zipkin
 * `V1SpanConverter`).
 */
export function v1Records(span: V1Span): { readonly records: readonly V1Record[]; readonly main: V1Record } {
  const halves = new Halves(span);
  return { records: halves.records, main: halves.main() };
}

class Halves {
  readonly records: V1Record[] = [newRecord()];
  /** the first of each service, in small letters */
  private readonly byService = new Map<string, V1Record>();
  private readonly span: V1Span;
  private readonly codes: Codes = {};
  /** of a server that calls itself: the half made for it */
  private server: V1Record | undefined;

  constructor(span: V1Span) {
    this.span = span;
    for (const annotation of span.annotations) this.annotate(annotation);
    this.complete();
    this.timeCalls();
    const { cs, sr, ss } = this.codes;
    if (!cs && sr && (span.micros === 0 || (ss && span.length === 0))) this.slot(sr.endpoint).shared = true;
    this.timeMessages();
    const addresses = this.tag();
    this.addRemotes(addresses);
    this.startSomewhere();
  }

  /** The half that answers the call, else makes it; but a half that failed, since the span did then. */
  main(): V1Record {
    const failed = this.records.find(({ tags }) => tags.some(({ key }) => key === 'error'));
    const { sr, ss, cs, cr } = this.codes;
    const first = sr ?? ss ?? cs ?? cr;
    return failed ?? this.server ?? (first ? this.slot(first.endpoint) : this.records[0]);
  }

  /** The half of an endpoint: one that has none yet adopts it, the same service has it already, or it is new. */
  private slot(endpoint: V1Endpoint | undefined): V1Record {
    const first = this.records[0];
    if (!endpoint) return first;
    if (!first.endpoint) {
      first.endpoint = endpoint;
      return this.register(first);
    }
    return this.byService.get(endpoint.service.toLowerCase()) ?? this.fork(endpoint);
  }

  private fork(endpoint: V1Endpoint | undefined): V1Record {
    const record = newRecord(endpoint);
    this.records.push(record);
    return this.register(record);
  }

  private register(record: V1Record): V1Record {
    const service = record.endpoint?.service.toLowerCase();
    if (service !== undefined && !this.byService.has(service)) this.byService.set(service, record);
    return record;
  }

  private annotate(annotation: V1Annotation): void {
    const { value, endpoint } = annotation;
    const record = this.slot(endpoint);
    if (!isCode(value) || !endpoint) {
      record.events.push(annotation);
      return;
    }
    record.kind = KIND_OF[value] ?? record.kind;
    this.codes[value] = annotation;
  }

  /** A call whose end lies where the span's own times say, but whose beginning was not sent. */
  private complete(): void {
    const { codes } = this;
    const { micros, length } = this.span;
    if (micros === 0 || length === 0) return;
    const begin = (value: Code, end: V1Annotation | undefined): void => {
      if (codes[value] || end?.micros !== micros + length) return;
      codes[value] = { micros, value, endpoint: end.endpoint };
    };
    begin('cs', codes.cr);
    begin('sr', codes.ss);
  }

  private timeCalls(): void {
    const { span } = this;
    const { cs, cr, sr, ss } = this.codes;
    if (cs && sr) {
      const client = this.slot(cs.endpoint);
      this.own(client, cs, cr);
      if (!cr && span.length === 0) client.length = undefined;
      let server: V1Record;
      if (isSameService(cs.endpoint, sr.endpoint)) {
        client.kind = SPAN_KIND.client;
        server = this.fork(sr.endpoint);
        this.server = server;
      } else server = this.slot(sr.endpoint);
      setTimes(server, sr, ss);
      server.kind = SPAN_KIND.server;
      server.shared = true;
    } else if (cs && cr) this.own(this.slot(cs.endpoint), cs, cr);
    else if (sr && ss) this.own(this.slot(sr.endpoint), sr, ss);
    else this.timeHalfOfCall();
  }

  /** Only one end of a call was sent, or none. */
  private timeHalfOfCall(): void {
    const { span, records } = this;
    const { cs, cr, sr, ss } = this.codes;
    for (const record of records) {
      const [begin, end] = record.kind === SPAN_KIND.client ? [cs, cr] : [sr, ss];
      if (record.kind !== SPAN_KIND.client && record.kind !== SPAN_KIND.server) continue;
      if (begin) record.micros = begin.micros;
      if (end) record.events.push(end);
    }
    if (span.micros === 0) return;
    records[0].micros = span.micros;
    records[0].length = span.length === 0 ? undefined : span.length;
  }

  private timeMessages(): void {
    const { ms, mr, ws, wr } = this.codes;
    if (ms && mr) {
      const producer = this.slot(ms.endpoint);
      let consumer: V1Record;
      if (isSameService(ms.endpoint, mr.endpoint)) {
        producer.kind = SPAN_KIND.producer;
        consumer = this.fork(mr.endpoint);
      } else consumer = this.slot(mr.endpoint);
      consumer.kind = SPAN_KIND.consumer;
      consumer.shared = true;
      setTimes(consumer, wr ?? mr, wr && mr);
      setTimes(producer, ms, ws);
    } else if (ms) this.own(this.slot(ms.endpoint), ms, ws);
    else if (mr) this.own(this.slot(mr.endpoint), wr ?? mr, wr && mr);
    else for (const wire of [ws, wr]) if (wire) this.slot(wire.endpoint).events.push(wire);
  }

  /** The span's own times, or those of two annotations. */
  private own(record: V1Record, begin: V1Annotation, end: V1Annotation | undefined): void {
    const { micros, length } = this.span;
    if (micros !== 0 && length !== 0) {
      record.micros = micros;
      record.length = length;
    } else setTimes(record, begin, end);
  }

  /** Hands out the binary annotations; gives those that are addresses. */
  private tag(): Partial<Record<'ca' | 'sa' | 'ma', V1Endpoint>> {
    const addresses: Partial<Record<'ca' | 'sa' | 'ma', V1Endpoint>> = {};
    for (const annotation of this.span.binary) {
      const { key, value, endpoint } = annotation;
      if (key === 'ca' || key === 'sa' || key === 'ma') {
        if (endpoint) addresses[key] = endpoint;
        continue;
      }
      const record = this.slot(endpoint);
      if (key !== 'lc' || value !== '') record.tags.push(annotation);
    }
    return addresses;
  }

  private addRemotes({ ca, sa, ma }: Partial<Record<'ca' | 'sa' | 'ma', V1Endpoint>>): void {
    const { cs, cr, sr, ss, ms, mr } = this.codes;
    if (!cs && !cr && !sr && !ss) {
      if (sa) (ca ? this.slot(ca) : this.records[0]).remote = sa;
      else if (ca) {
        this.records[0].kind = SPAN_KIND.server;
        this.records[0].remote = ca;
      }
      // The broker: the other end of a message, unless the addresses of a call say who that was.
      if (sa || ca) return;
    } else {
      const server = sr ?? ss;
      if (ca && server && !isEqual(ca, server.endpoint)) {
        const isSelf = isSameService(ca, server.endpoint);
        (this.server ?? this.slot(server.endpoint)).remote = isSelf ? { ...ca, service: '' } : ca;
      }
      const client = cs ?? cr;
      if (sa && client) this.slot(client.endpoint).remote = sa;
    }
    if (ma) for (const message of [ms, mr]) if (message) this.slot(message.endpoint).remote = ma;
  }

  /** A span without any time of its own begins with the first thing that happened in it. */
  private startSomewhere(): void {
    if (this.records.some(({ micros }) => micros !== 0)) return;
    for (const record of this.records) record.micros = record.events.find(({ micros }) => micros !== 0)?.micros ?? 0;
  }
}

function newRecord(endpoint?: V1Endpoint): V1Record {
  return {
    kind: SPAN_KIND.internal,
    endpoint,
    remote: undefined,
    micros: 0,
    length: undefined,
    shared: false,
    events: [],
    tags: [],
  };
}

function setTimes(record: V1Record, begin: V1Annotation, end: V1Annotation | undefined): void {
  record.micros = begin.micros;
  record.length = end && end.micros - begin.micros;
}

function isCode(value: string): value is Code {
  return CODES.some((code) => code === value);
}

/** Addresses are no mark of a service: it has many. */
function isSameService(one: V1Endpoint | undefined, other: V1Endpoint | undefined): boolean {
  return one !== undefined && other !== undefined && one.service.toLowerCase() === other.service.toLowerCase();
}

function isEqual(one: V1Endpoint, other: V1Endpoint | undefined): boolean {
  if (!other || !isSameService(one, other)) return false;
  return one.ipv4 === other.ipv4 && one.ipv6 === other.ipv6 && one.port === other.port;
}
