import { contextAttributes } from './elasticContext.ts';
import { elasticKind, ERROR_SEVERITY, exceptionAttributes, severityOf } from './elasticFields.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { writeLog } from './logWriter.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import type { UnixTime } from './times.ts';
import { anyTime, isoTime, lengthNs, nsOf, unixTime, unixTimeOf } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, numberOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/** What Elastic’s agents send to an APM server, a line for each event (elastic/apm-data, `input/elasticapm`). */
export const elasticIntake: JsonFormat = {
  name: 'Elastic APM intake',
  recognises: (shape) =>
    hasAny(shape, 'metadata.service', 'metadata.process', 'metadata.system') ||
    hasAll(shape, 'transaction.id', 'transaction.trace_id') ||
    (hasAll(shape, 'span.id', 'span.trace_id') && !hasAny(shape, 'event', '@timestamp')),
  decoder: (context) => new ElasticIntakeDecoder(context),
};

/** A span whose start is told from that of its transaction, which comes in a later line. */
interface WaitingSpan {
  readonly span: Fields;
  readonly resource: number;
}

class ElasticIntakeDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);
  /** slot of what the last metadata line tells */
  private resource = -1;
  private metadata: Fields = new Map();
  private readonly transactionStarts = new Map<string, UnixTime>();
  private waiting: WaitingSpan[] = [];

  protected take(line: Fields): void {
    for (const [key, inner] of line) this.readLine(key, fieldsOf(inner));
  }

  finish(): void {
    for (const { span, resource } of this.waiting) this.writeSpan(span, resource);
    this.waiting = [];
  }

  private readLine(key: string, event: Fields): void {
    const { log } = this.context;
    switch (key) {
      case 'metadata':
        this.metadata = event;
        this.resource = this.resourceOf(event);
        break;
      case 'transaction':
        this.writeTransaction(event);
        break;
      case 'span':
        if (firstOf(event, 'timestamp') === undefined && firstOf(event, 'start') !== undefined) {
          this.waiting.push({ span: event, resource: this.resourceFor(event) });
        } else this.writeSpan(event, this.resourceFor(event));
        break;
      case 'error':
        this.writeError(event);
        break;
      case 'log':
        this.writeLogLine(event);
        break;
      case 'metricset':
        log.add('metricsIgnored');
        break;
      default:
        log.add('recordsIgnored', { detail: key.slice(0, 80) });
    }
  }

  /** The slot of the metadata, or of one of its own where the event names another service. */
  private resourceFor(event: Fields): number {
    const service = fieldsOf(at(event, 'context', 'service'));
    if (textOf(service.get('name')) === '') return this.resource;
    const own = fieldsOf(this.metadata.get('service'));
    return this.resourceOf(new Map([...this.metadata, ['service', new Map([...own, ...service])]]));
  }

  private resourceOf(metadata: Fields): number {
    const attributes = new Map<string, SmallValue>();
    for (const [key, value] of metadata) {
      const inner = fieldsOf(value);
      // Labels are named by the user; the rest is grouped by what it is about.
      for (const [path, found] of flatEntries(inner, key === 'labels' ? '' : `${RESOURCE_GROUPS.get(key) ?? key}.`)) {
        if (found !== null) attributes.set(RESOURCE_KEYS.get(path) ?? path, found);
      }
    }
    const service = textOf(attributes.get('service.name'));
    return this.writer.resourceSlot({ service, attributes });
  }

  private writeTransaction(event: Fields): void {
    const start = timeOf(event);
    if (start) this.transactionStarts.set(transactionKey(event, event.get('id')), start);
    this.begin(event, this.resourceFor(event), true);
    this.writer.start(start);
    const dropped = numberOf(at(event, 'span_count', 'dropped')) ?? 0;
    if (dropped > 0) {
      const detail = `${dropped} spans dropped by the agent in ${textOf(event.get('name'))}`;
      this.context.log.add('sourceRemark', { detail }, 1);
    }
    this.end(event, 'transaction.', NOT_OF_TRANSACTION);
  }

  private writeSpan(event: Fields, resource: number): void {
    this.begin(event, resource, false);
    const base = this.transactionStarts.get(transactionKey(event, event.get('transaction_id')));
    const offset = lengthNs(event.get('start'), 'ms');
    const start = timeOf(event);
    if (start) this.writer.start(start);
    else if (base && offset !== undefined) this.writer.start(unixTimeOf(nsOf(base) + BigInt(Math.round(offset))));
    this.end(event, 'span.', NOT_OF_SPAN);
  }

  private begin(event: Fields, resource: number, isTransaction: boolean): void {
    const { writer } = this;
    const span = writer.begin();
    span.resource = resource;
    writer.ids(
      event.get('trace_id'),
      event.get('id'),
      firstOf(event, 'parent_id') ?? (isTransaction ? null : event.get('transaction_id')),
    );
    writer.name(event.get('name'));
    writer.duration(lengthNs(event.get('duration'), 'ms'));
    span.kind = elasticKind({
      isTransaction,
      type: textOf(event.get('type')),
      action: textOf(event.get('action')),
      otelKind: textOf(at(event, 'otel', 'span_kind')),
      hasDestination: at(event, 'context', 'destination') instanceof Map,
    });
    if (event.get('outcome') === 'failure') writer.failed();
  }

  private end(event: Fields, prefix: string, except: ReadonlySet<string>): void {
    const { writer } = this;
    writer.attributes(contextAttributes(fieldsOf(event.get('context'))));
    writer.attributes(fieldsOf(at(event, 'otel', 'attributes')));
    for (const [key, value] of flatEntries(event, prefix, except)) if (value !== null) writer.attribute(key, value);
    for (const link of objectsOf(event.get('links'))) writer.link(link.get('trace_id'), link.get('span_id'));
    writer.end();
  }

  private writeError(event: Fields): void {
    const exception = fieldsOf(event.get('exception'));
    const logged = fieldsOf(event.get('log'));
    const attributes = exceptionAttributes(exception);
    if (!attributes.has('exception.message')) {
      const message = logged.get('message');
      if (message !== undefined && message !== null) attributes.set('exception.message', message);
    }
    for (const [key, value] of flatEntries(logged, 'log.', LOG_KNOWN)) if (value !== null) attributes.set(key, value);
    for (const [key, value] of flatEntries(event, 'error.', NOT_OF_ERROR))
      if (value !== null) attributes.set(key, value);
    for (const [key, value] of contextAttributes(fieldsOf(event.get('context')))) attributes.set(key, value);
    writeLog(this.context, this.writer, {
      traceId: event.get('trace_id'),
      spanId: firstOf(event, 'parent_id', 'transaction_id'),
      name: 'exception',
      time: timeOf(event),
      severity: ERROR_SEVERITY,
      attributes,
    });
  }

  private writeLogLine(event: Fields): void {
    const flat = new Map(flatEntries(event));
    const level = flat.get('log.level') ?? flat.get('severityText');
    writeLog(this.context, this.writer, {
      traceId: flat.get('trace.id') ?? flat.get('trace_id'),
      spanId: flat.get('span.id') ?? flat.get('span_id') ?? flat.get('transaction.id') ?? flat.get('transaction_id'),
      name: textOf(flat.get('message')),
      time: anyTime(flat.get('@timestamp') ?? flat.get('timestamp'), 'us'),
      severity: severityOf(level),
      attributes: new Map([...flat].filter(([key, value]) => !LOG_LINE_KNOWN.has(key) && value !== null)),
    });
  }
}

/** µs; agents of long ago wrote dates. */
function timeOf(event: Fields): UnixTime | undefined {
  const value = event.get('timestamp');
  return isoTime(value) ?? unixTime(value, 'us');
}

function transactionKey(event: Fields, id: SmallValue | undefined): string {
  return `${textOf(event.get('trace_id'))} ${textOf(id)}`;
}

/** Groups of metadata and the first part of the keys they have in OpenTelemetry’s conventions. */
const RESOURCE_GROUPS: ReadonlyMap<string, string> = new Map([['system', 'host']]);
const RESOURCE_KEYS: ReadonlyMap<string, string> = new Map([
  ['service.environment', 'deployment.environment.name'],
  ['service.node.configured_name', 'service.instance.id'],
  ['service.language.name', 'telemetry.sdk.language'],
  ['service.agent.name', 'telemetry.distro.name'],
  ['service.agent.version', 'telemetry.distro.version'],
  ['service.runtime.name', 'process.runtime.name'],
  ['service.runtime.version', 'process.runtime.version'],
  ['process.ppid', 'process.parent_pid'],
  ['process.title', 'process.command'],
  ['process.argv', 'process.command_args'],
  ['host.hostname', 'host.name'],
  ['host.detected_hostname', 'host.name'],
  ['host.architecture', 'host.arch'],
  ['host.platform', 'os.type'],
  ['host.container.id', 'container.id'],
  ['host.kubernetes.namespace', 'k8s.namespace.name'],
  ['host.kubernetes.node.name', 'k8s.node.name'],
  ['host.kubernetes.pod.name', 'k8s.pod.name'],
  ['host.kubernetes.pod.uid', 'k8s.pod.uid'],
  ['cloud.account.id', 'cloud.account.id'],
]);

const FIELDS = [
  'id',
  'trace_id',
  'parent_id',
  'transaction_id',
  'name',
  'timestamp',
  'duration',
  'start',
  'outcome',
  'context',
  'otel',
  'links',
] as const;
const NOT_OF_SPAN: ReadonlySet<string> = new Set(FIELDS);
const NOT_OF_TRANSACTION: ReadonlySet<string> = new Set(FIELDS.filter((key) => key !== 'start'));
const NOT_OF_ERROR: ReadonlySet<string> = new Set([
  'trace_id',
  'parent_id',
  'transaction_id',
  'transaction',
  'timestamp',
  'exception',
  'log',
  'context',
]);
const LOG_KNOWN: ReadonlySet<string> = new Set(['stacktrace']);
const LOG_LINE_KNOWN: ReadonlySet<string> = new Set([
  'trace.id',
  'trace_id',
  'span.id',
  'span_id',
  'transaction.id',
  'transaction_id',
  'message',
  '@timestamp',
  'timestamp',
]);
