import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { SpanWriter } from './spanWriter.ts';
import type { ReadContext, Steps } from './steps.ts';
import { lengthNs, unixTimeOf, wholeNs } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, textOf } from './valueAccess.ts';
import { readValue } from './valueParts.ts';

/** What Next.js writes to `.next/trace` while it builds or serves: a line for each batch of spans, an array of them. */
export const nextjsTrace: JsonFormat = {
  name: 'Next.js trace',
  recognises: (shape) =>
    hasAll(shape, 'traceId', 'id', 'name', 'timestamp', 'startTime') &&
    !hasAny(shape, 'resource', 'spanContext', 'localEndpoint', 'operationName', 'kind'),
  decoder: (context) => new NextDecoder(context),
};

const FIELDS: ReadonlySet<string> = new Set([
  ...['name', 'duration', 'timestamp', 'id', 'parentId', 'traceId', 'startTime', 'tags'],
]);
/** Room for the ids of one run: they count from 1. */
const RUN = 2n ** 48n;

/** One run of Next.js: ids count from 1 in each, and each has a clock of its own. */
interface Run {
  readonly number: bigint;
  readonly seen: Set<string>;
  /** ns to add to a time of the clock, which starts anywhere, for Unix time; 0 when the file does not tell */
  readonly offset: bigint;
}

class NextDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly writer: SpanWriter;
  /** the latest run of each trace id */
  private readonly runs = new Map<string, Run>();

  constructor(context: ReadContext) {
    this.context = context;
    this.writer = new SpanWriter(context);
  }

  readItem(): Steps {
    return readValue(this.context, (value) => {
      const source = fieldsOf(value);
      if (source.has('id') || source.has('name')) this.write(source);
      else this.context.log.add('recordsIgnored');
    });
  }

  private write(source: Fields): void {
    const { writer } = this;
    const run = this.runOf(source);
    writer.begin();
    writer.ids(source.get('traceId'), inRun(source.get('id'), run), inRun(source.get('parentId'), run));
    writer.name(source.get('name'));
    const clock = wholeNs(source.get('timestamp'), 'us') ?? wholeNs(source.get('startTime'), 'ms');
    if (clock !== undefined) writer.start(unixTimeOf(clock + (source.has('timestamp') ? run.offset : 0n)));
    writer.duration(lengthNs(source.get('duration'), 'us'));
    writer.flatAttributes(fieldsOf(source.get('tags')));
    writer.flatAttributes(source, '', FIELDS);
    writer.end();
  }

  /** An id that comes again begins another run, whose spans must not be taken for children of the first. */
  private runOf(source: Fields): Run {
    const trace = textOf(source.get('traceId'));
    const id = textOf(source.get('id'));
    let run = this.runs.get(trace);
    if (run === undefined || (id !== '' && run.seen.has(id))) {
      const clock = wholeNs(source.get('timestamp'), 'us');
      const date = wholeNs(source.get('startTime'), 'ms');
      const offset = clock === undefined || date === undefined ? 0n : date - clock;
      run = { number: run === undefined ? 0n : run.number + 1n, seen: new Set(), offset };
      this.runs.set(trace, run);
    }
    run.seen.add(id);
    return run;
  }
}

function inRun(id: SmallValue | undefined, { number }: Run): SmallValue | undefined {
  const text = textOf(id);
  if (number === 0n || text === '' || text === '0') return id;
  return /^\d{1,14}$/.test(text) ? BigInt(text) + number * RUN : `${text}#${number}`;
}
