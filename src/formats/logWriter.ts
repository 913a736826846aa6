import type { PourContext } from './pourContext.ts';
import type { SmallValue } from './smallValue.ts';
import type { SpanWriter } from './spanWriter.ts';
import type { UnixTime } from './times.ts';

/** A log record; it finds its span, or its trace, when the table is made. */
export interface LogFacts {
  readonly traceId: SmallValue | undefined;
  readonly spanId: SmallValue | undefined;
  /** the event’s name, or the body */
  readonly name: string;
  readonly time: UnixTime | undefined;
  /** OTLP severity number, 0 = not told */
  readonly severity: number;
  readonly attributes: ReadonlyMap<string, SmallValue>;
}

/** Pours log records that stand among the spans. */
export function writeLog({ builder, ids }: PourContext, writer: SpanWriter, log: LogFacts): void {
  for (const [key, value] of log.attributes) writer.logAttribute(key, value);
  const hasTime = log.time !== undefined && log.time.sec >= 0;
  builder.logs.push({
    traceId: ids.ofValue(log.traceId, 'trace'),
    spanId: ids.ofValue(log.spanId, 'span'),
    name: builder.strings.internText(log.name),
    sec: hasTime ? (log.time?.sec ?? 0) : Number.NaN,
    nano: hasTime ? (log.time?.nano ?? 0) : 0,
    severity: log.severity,
  });
}
