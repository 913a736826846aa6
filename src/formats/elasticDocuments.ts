import { DOCUMENT_PLACES, firstKey, readDocuments } from './documents.ts';
import { elasticKind, ERROR_SEVERITY, exceptionAttributes, severityOf } from './elasticFields.ts';
import { FlatDocument } from './flatDocument.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { writeLog } from './logWriter.ts';
import { hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import type { Steps } from './steps.ts';
import type { UnixTime } from './times.ts';
import { anyTime, lengthNs, unixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';
import { partsReader } from './valueParts.ts';

/**
 * Documents of Elastic APM out of Elasticsearch (elastic.co/docs, “Elastic APM data model”): alone, in bulk files, in
 * answers to searches; keys nested or dotted, values plain or in lists of one.
 */
export const elasticDocuments: JsonFormat = {
  name: 'Elastic APM documents',
  recognises: (shape) =>
    PLACES.some(
      (place) =>
        hasAny(shape, `${place}processor.event`, `${place}transaction.duration.us`, `${place}span.duration.us`) ||
        (shape.has(`${place}@timestamp`) &&
          shape.has(`${place}trace.id`) &&
          hasAny(shape, `${place}transaction.id`, `${place}span.id`)),
    ),
  decoder: (context) => new ElasticDocumentsDecoder(context),
};

const PLACES = [
  ...DOCUMENT_PLACES,
  'fields.',
  'hits.hits[].fields.',
  'hits[].fields.',
  'events[].',
  'traceDocs[].',
  'traceItems.traceDocs[].',
];
/** Events before they are stored, as the server writes them in its tests, and what Kibana asks for to draw a trace. */
const docs = { traceDocs: 'each', errorDocs: 'each' } as const;
const readWrapped = partsReader({ events: 'each', ...docs, traceItems: docs });
const WRAPPERS: ReadonlySet<string> = new Set(['events', 'exceedsMax', 'traceDocs', 'errorDocs', 'traceItems']);

class ElasticDocumentsDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);
  /** parents that spans are given by other documents: trace id, child, parent, as string indexes */
  private readonly adopted: (readonly [trace: number, child: number, parent: number])[] = [];
  private readonly firstRecord = this.context.builder.spans;

  override *readItem(): Steps {
    if (WRAPPERS.has(yield* firstKey(this.context))) {
      yield* readWrapped(this.context, (_, value) => this.take(fieldsOf(value)));
    } else yield* readDocuments(this.context, (document) => this.take(document));
  }

  /** A parent that names its children wins over what they say themselves. */
  finish(): void {
    const { adopted, context } = this;
    if (adopted.length === 0) return;
    const parents = new Map(adopted.map(([trace, child, parent]) => [`${trace} ${child}`, parent]));
    const { records } = context.builder;
    for (let record = this.firstRecord; record < records.length; record++) {
      const parent = parents.get(`${records.traceId.data[record]} ${records.spanId.data[record]}`);
      if (parent !== undefined) records.parentId.data[record] = parent;
    }
  }

  protected take(fields: Fields): void {
    const document = new FlatDocument(fields);
    switch (eventOf(document)) {
      case 'transaction':
        this.writeSpan(document, true);
        break;
      case 'span':
        this.writeSpan(document, false);
        break;
      case 'error':
        this.writeError(document);
        break;
      case 'metric':
        this.context.log.add('metricsIgnored');
        break;
      case 'log':
        this.writeLogRecord(document);
        break;
      case 'none':
    }
  }

  private writeSpan(document: FlatDocument, isTransaction: boolean): void {
    const { writer } = this;
    const own = isTransaction ? 'transaction' : 'span';
    const span = writer.begin();
    const transactionId = document.take('transaction.id');
    const spanId = document.take('span.id');
    writer.ids(
      document.take('trace.id'),
      isTransaction ? (transactionId ?? spanId) : spanId,
      document.take('parent.id') ?? (isTransaction ? null : transactionId),
    );
    writer.name(document.take(`${own}.name`));
    writer.start(startOf(document));
    const micros = document.take(`${own}.duration.us`);
    writer.duration(lengthNs(micros, 'us') ?? lengthNs(document.take('event.duration'), 'ns'));
    if (document.take('event.outcome') === 'failure') writer.failed();
    span.kind = elasticKind({
      isTransaction,
      type: textOf(document.get(`${own}.type`)),
      action: textOf(document.get('span.action')),
      otelKind: textOf(document.take('span.kind')),
      hasDestination: document.hasAny('span.destination.'),
    });
    writer.resource(document.takeResource());
    for (const key of [`${own}.links`, 'links']) {
      for (const [trace, linked] of document.takeIdPairs(key)) writer.link(trace, linked);
    }
    for (const child of document.takeList('child.id')) {
      const { ids } = this.context;
      this.adopted.push([span.traceId, ids.ofValue(child, 'span'), span.spanId]);
    }
    const peer = document.get('service.target.name') ?? document.get('service.target.type');
    if (peer !== undefined) writer.attribute('service.peer.name', peer);
    writer.attributes(document.rest());
    writer.end();
  }

  private writeError(document: FlatDocument): void {
    const exception = document.takeFirstOf('error.exception');
    const attributes = exceptionAttributes(exception);
    const logged = document.takeFirstOf('error.log');
    const message = attributes.get('exception.message') ?? logged.get('message') ?? document.get('error.message');
    if (message !== undefined) attributes.set('exception.message', message);
    this.writeRecord(document, 'exception', ERROR_SEVERITY, attributes);
  }

  private writeLogRecord(document: FlatDocument): void {
    const severity = severityOf(document.get('log.level') ?? document.get('labels.level'));
    this.writeRecord(document, textOf(document.take('message')), severity, new Map());
  }

  private writeRecord(
    document: FlatDocument,
    name: string,
    severity: number,
    attributes: Map<string, SmallValue>,
  ): void {
    const traceId = document.take('trace.id');
    const transactionId = document.take('transaction.id');
    const ownId = document.take('span.id');
    const spanId = document.take('parent.id') ?? ownId ?? transactionId;
    const time = startOf(document);
    document.takeResource();
    for (const [key, value] of document.rest()) if (!attributes.has(key)) attributes.set(key, value);
    writeLog(this.context, this.writer, { traceId, spanId, name, time, severity, attributes });
  }
}

function startOf(document: FlatDocument): UnixTime | undefined {
  const date = anyTime(document.take('@timestamp'), 'ms');
  return unixTime(document.take('timestamp.us'), 'us') ?? date;
}

type DocumentEvent = 'transaction' | 'span' | 'error' | 'metric' | 'log' | 'none';

/** What a document tells of: itself, or by what is in it. */
function eventOf(document: FlatDocument): DocumentEvent {
  switch (textOf(document.take('processor.event'))) {
    case 'transaction':
      return 'transaction';
    case 'span':
      return 'span';
    case 'error':
      return 'error';
    case 'metric':
      return 'metric';
    case '':
      break;
    default:
      return 'log';
  }
  if (document.get('metricset.name') !== undefined) return 'metric';
  if (document.hasAny('error.')) return 'error';
  if (document.hasAny('span.type', 'span.name', 'span.duration.')) return 'span';
  if (document.hasAny('transaction.type', 'transaction.name', 'transaction.duration.')) return 'transaction';
  return document.get('trace.id') === undefined && document.get('message') === undefined ? 'none' : 'log';
}
