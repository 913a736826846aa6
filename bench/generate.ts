import { createRandom } from '#sources/examples/random.ts';
import { type Draft, type Shape, traceSpans } from './spanShapes.ts';
import { type TextOptions, jaegerText, otlpText, zipkinText } from './spanText.ts';
import { SERVICES } from './vocabulary.ts';

/** What to generate. */
export interface GenerateOptions {
  readonly format: 'otlp' | 'jaeger' | 'zipkin';
  /** Spans in the whole file, at least 1. */
  readonly spans: number;
  /** Default 15. */
  readonly attributesPerSpan?: number;
  /** Share of a span's attributes whose value no other span has, 0–1; default 0.2. */
  readonly uniqueShare?: number;
  /** Traces the spans are shared out to evenly, at most `spans`; default 1. */
  readonly traces?: number;
  /** Default realistic: 40 services, one span in ten with an exception event and its stack trace. Others have no events. */
  readonly shape?: Shape;
  /** Default 1. The same options give the same bytes. */
  readonly seed?: number;
}

/** Characters, and as all is ASCII bytes, after which a chunk is handed out: large enough to make handing over cheap. */
const CHUNK = 2 ** 20;

/** Collects spans in their groups and says, as text, what may be handed out. */
interface FileText {
  readonly open: string;
  readonly startTrace: (traceId: string) => void;
  readonly add: (draft: Draft) => void;
  readonly endTrace: () => void;
  /** Characters waiting. */
  readonly size: () => number;
  /** Everything waiting, which then waits no longer. */
  readonly take: () => string;
  readonly close: string;
}

/** One resource group per service and chunk, so that a trace is spread over many groups as collectors spread it. */
function otlpFile(options: TextOptions): FileText {
  const { resource, span } = otlpText(options);
  const groups = SERVICES.map(() => '');
  let size = 0;
  let first = true;
  return {
    open: '{"resourceSpans":[',
    startTrace: () => {},
    add: (draft) => {
      const text = span(draft);
      const before = groups[draft.service];
      groups[draft.service] = before === '' ? text : `${before},${text}`;
      size += text.length;
    },
    endTrace: () => {},
    size: () => size,
    take: () => {
      let text = '';
      for (let service = 0; service < groups.length; service++) {
        if (groups[service] === '') continue;
        text += `${first ? '' : ','}${resource(service)}${groups[service]}]}]}`;
        first = false;
        groups[service] = '';
      }
      size = 0;
      return text;
    },
    close: ']}',
  };
}

/** A plain sequence of texts: Jaeger's and Zipkin's files need no grouping. */
function sequence(open: string, close: string) {
  let waiting = '';
  const write = (text: string): void => {
    waiting += text;
  };
  const take = (): string => {
    const text = waiting;
    waiting = '';
    return text;
  };
  return { open, close, write, take, size: () => waiting.length };
}

/** The processes follow the spans that name them, as servers write it: a reader meets every reference before its target. */
function jaegerFile(options: TextOptions): FileText {
  const { process, span } = jaegerText(options);
  const { write, ...file } = sequence('{"data":[', '],"total":0,"limit":0,"offset":0,"errors":null}');
  const used = new Set<number>();
  let traces = 0;
  let spans = 0;
  return {
    ...file,
    startTrace: (traceId) => {
      write(`${traces++ > 0 ? ',' : ''}{"traceID":"${traceId}","spans":[`);
      used.clear();
      spans = 0;
    },
    add: (draft) => {
      used.add(draft.service);
      write((spans++ > 0 ? ',' : '') + span(draft));
    },
    endTrace: () => write(`],"processes":{${[...used].map(process).join(',')}},"warnings":null}`),
  };
}

function zipkinFile(options: TextOptions): FileText {
  const { span } = zipkinText(options);
  const { write, ...file } = sequence('[', ']');
  let spans = 0;
  return {
    ...file,
    startTrace: () => {},
    add: (draft) => write((spans++ > 0 ? ',' : '') + span(draft)),
    endTrace: () => {},
  };
}

function fileText(format: GenerateOptions['format'], options: TextOptions): FileText {
  switch (format) {
    case 'otlp':
      return otlpFile(options);
    case 'jaeger':
      return jaegerFile(options);
    case 'zipkin':
      return zipkinFile(options);
  }
}

/** A trace file of any size as a stream of chunks of about 1 MiB; only one is in memory at a time. */
export function* generate(options: GenerateOptions): Generator<Uint8Array<ArrayBuffer>> {
  const {
    format,
    spans,
    attributesPerSpan = 15,
    uniqueShare = 0.2,
    traces = 1,
    shape = 'realistic',
    seed = 1,
  } = options;
  const random = createRandom(seed);
  const eventShare = shape === 'realistic' ? 0.1 : 0;
  const file = fileText(format, { attributesPerSpan, uniqueShare, eventShare, random });
  const encoder = new TextEncoder();
  const draft: Draft = {
    traceId: '',
    spanId: '',
    parentId: '',
    service: 0,
    role: 'internal',
    name: '',
    startNs: 0,
    durationNs: 0,
    failed: false,
  };
  yield encoder.encode(file.open);
  for (let trace = 0; trace < traces; trace++) {
    const count = Math.floor((spans * (trace + 1)) / traces) - Math.floor((spans * trace) / traces);
    // A request every 20 ms on average.
    for (const written of traceSpans(shape, draft, count, Math.floor((trace + random.next()) * 20e6), random)) {
      if (written === 1) file.startTrace(draft.traceId);
      file.add(draft);
      if (file.size() >= CHUNK) yield encoder.encode(file.take());
    }
    file.endTrace();
  }
  yield encoder.encode(file.take() + file.close);
}

/** The whole file at once, for sizes that fit in memory twice. */
export function generateBytes(options: GenerateOptions): Uint8Array<ArrayBuffer> {
  const chunks = [...generate(options)];
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
