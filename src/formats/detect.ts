import type { KnownMappings } from '#model/recordMapping.ts';
import type { BytesDecoder, BytesFormat } from './bytesFormat.ts';
import { chromeEvents, chromeTrace } from './chromeTrace.ts';
import { datadogApi } from './datadogApi.ts';
import { datadogTraces } from './datadogTraces.ts';
import { dotnetConsole } from './dotnetConsole.ts';
import { flatSpans } from './flatSpans.ts';
import { goConsole } from './goConsole.ts';
import { grafanaFrame } from './grafanaFrame.ts';
import { jaegerJson } from './jaegerJson.ts';
import { jaegerCassandra, jaegerElasticsearch, jaegerProtobuf, jaegerThrift } from './jaegerStored.ts';
import { jsConsole } from './jsConsole.ts';
import { jsInspect } from './jsInspect.ts';
import { jsonDecoder } from './jsonDecoder.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { isErrorAnswer, lookAlike } from './lookAlikes.ts';
import { nextjsTrace } from './nextjsTrace.ts';
import { openCensusJson } from './openCensusJson.ts';
import { jaegerV3Json, otlpJson, otlpLogsJson, otlpSpansJson, tempoJson } from './otlpJson.ts';
import { otlpProtobuf } from './otlpProtobuf.ts';
import type { SampledRecords } from './recordSample.ts';
import { sampleRecords } from './recordSample.ts';
import type { PourContext } from './pourContext.ts';
import { phoenix } from './phoenix.ts';
import { prefixedOtlpJson } from './prefixedLines.ts';
import { pythonConsole } from './pythonConsole.ts';
import { sentryEnvelope } from './sentryEnvelope.ts';
import { sentryEvent, sentryTraceApi } from './sentryEvent.ts';
import type { Shape } from './shape.ts';
import { shapeOf } from './shape.ts';
import { skywalking } from './skywalking.ts';
import { tempoSearch } from './tempoSearch.ts';
import { describeText } from './textKind.ts';
import { vendorFormats } from './vendorFormats.ts';
import { xray } from './xray.ts';
import { zipkinJson } from './zipkinJson.ts';
import { zipkinV1 } from './zipkinV1.ts';

/** Every format, the surest to recognise first: the first that recognises the shape reads the file. */
const FORMATS: readonly JsonFormat[] = [
  otlpJson,
  jaegerV3Json,
  tempoJson,
  tempoSearch,
  grafanaFrame,
  jaegerElasticsearch,
  jaegerJson,
  jaegerCassandra,
  jaegerThrift,
  jaegerProtobuf,
  goConsole,
  phoenix,
  pythonConsole,
  jsConsole,
  openCensusJson,
  zipkinV1,
  zipkinJson,
  otlpSpansJson,
  chromeTrace,
  chromeEvents,
  ...vendorFormats,
  skywalking,
  xray,
  datadogTraces,
  datadogApi,
  sentryEvent,
  sentryTraceApi,
  nextjsTrace,
  // Last: it asks for the least.
  flatSpans,
];

/** Formats that are no stream of JSON values. */
const BYTES_FORMATS: readonly BytesFormat[] = [
  ...otlpProtobuf,
  prefixedOtlpJson,
  dotnetConsole,
  jsInspect,
  sentryEnvelope,
];

/** Bytes of a file that are looked at; a format must show itself in them. */
export const HEAD_BYTES = 1 << 20;

export type Detection =
  | {
      readonly kind: 'format';
      readonly name: string;
      /** the decoder makes use of `structureOnly` */
      readonly hasStructure: boolean;
      readonly decoder: (context: PourContext) => BytesDecoder;
    }
  /** plain records, which become spans by a mapping of their columns; `found` as below */
  | { readonly kind: 'records'; readonly records: SampledRecords; readonly found: string }
  | { readonly kind: 'empty' }
  /** `found` says in words what the file seems to be, for the message */
  | { readonly kind: 'unknown'; readonly found: string }
  | { readonly kind: 'unsupported'; readonly found: string };

/** Says what a file is by its first bytes, unpacked and in UTF-8. */
export function detect(head: Uint8Array, isWhole = head.length < HEAD_BYTES, mappings: KnownMappings = {}): Detection {
  const isEmpty = !head.some((byte, at) => byte > 32 && !isByteOrderMark(head, at));
  if (isEmpty) return { kind: 'empty' };
  const bytesFormat = BYTES_FORMATS.find((candidate) => candidate.recognises(head, isWhole));
  if (bytesFormat) return { kind: 'format', hasStructure: false, ...bytesFormat };
  const shape = shapeOf(head);
  const format =
    FORMATS.find((candidate) => candidate.recognises(shape) && (candidate.confirms?.(head) ?? true)) ??
    mixedSignals(head, shape);
  if (format) {
    const { name, hasStructure = false } = format;
    return { kind: 'format', name, hasStructure, decoder: (context) => jsonDecoder(format, context) };
  }
  const known = lookAlike(shape);
  if (known?.isTrace) return { kind: 'unsupported', found: `${known.found}, which Spanglass does not open yet` };
  if (known) return { kind: 'unknown', found: known.found };
  const records = sampleRecords(head, shape, mappings);
  if (records?.sample.isReadable) return { kind: 'records', records, found: 'a table of records' };
  const found = isErrorAnswer(shape) ? 'an answer with an error instead of a trace' : describe(head, shape, records);
  return records ? { kind: 'records', records, found } : { kind: 'unknown', found };
}

/** A file of a collector may begin with many lines of logs and metrics: spans may come behind what was looked at. */
function mixedSignals(head: Uint8Array, shape: Shape): JsonFormat | undefined {
  const isLogs = otlpLogsJson.recognises(shape);
  if (!isLogs && !shape.has('resourceMetrics') && !shape.has('resource_metrics')) return undefined;
  const haveSpans = head.length >= HEAD_BYTES || /"resource(?:Spans|_spans)"/.test(new TextDecoder().decode(head));
  if (haveSpans) return otlpJson;
  return isLogs ? otlpLogsJson : undefined;
}

function isByteOrderMark(head: Uint8Array, at: number): boolean {
  return at < 3 && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

function describe(head: Uint8Array, shape: Shape, records: SampledRecords | undefined): string {
  if (records?.layout.kind === 'csv') {
    return `a table of text with the columns ${records.sample.columns.slice(0, 8).join(', ')}`;
  }
  const top = [...shape].filter((path) => !/[.[]/.test(path)).slice(0, 8);
  if (top.length > 0) return `JSON with the keys ${top.join(', ')}`;
  return describeText(head);
}
