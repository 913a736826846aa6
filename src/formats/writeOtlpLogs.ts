import type { SpanEvent } from '#model/span.ts';
import { Span } from '#model/span.ts';
import { NO_SEVERITY } from '#model/logRecords.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { attributesJson } from './otlpValueJson.ts';
import { jsonObject, jsonString } from './writeJson.ts';

/** The log records of some rows as OTLP's `resourceLogs`, one resource per service; '' when there is none. */
export function logsJson(
  table: SpanTable,
  firstRow: number,
  endRow: number,
  spanIdOf: (row: number) => string,
): string {
  const byService = new Map<string, string[]>();
  for (let row = firstRow; row < endRow; row++) {
    if (!hasLogs(table, row)) continue;
    const span = new Span(table, row as SpanRow);
    for (const event of span.events) {
      if (event.severity === 0) continue;
      const service = event.attributes.find(({ key }) => key === 'service.name')?.text ?? '';
      const records = byService.get(service);
      const record = recordJson(span, event, spanIdOf(row));
      if (records) records.push(record);
      else byService.set(service, [record]);
    }
  }
  const resources = [...byService].map(([service, records]) => {
    const attributes =
      service === '' ? undefined : attributesJson([{ key: 'service.name', type: 'string', text: service }]);
    return `{"resource":${jsonObject([['attributes', attributes]])},"scopeLogs":[{"logRecords":[${records.join(',')}]}]}`;
  });
  return resources.length === 0 ? '' : `"resourceLogs":[${resources.join(',')}]`;
}

function hasLogs({ events, record }: SpanTable, row: number): boolean {
  // Log records stand behind the events of the span itself.
  const end = events.offset[record[row] + 1];
  return end > events.offset[record[row]] && events.severity[end - 1] > 0;
}

function recordJson({ table, traceId }: Span, { time, name, severity, attributes }: SpanEvent, spanId: string): string {
  return jsonObject([
    ['timeUnixNano', Number.isNaN(time) ? undefined : `"${table.originNs + BigInt(Math.round(time))}"`],
    ['severityNumber', severity === NO_SEVERITY ? undefined : String(severity)],
    ['body', `{"stringValue":${JSON.stringify(name)}}`],
    ['attributes', attributesJson(attributes.filter(({ key }) => key !== 'service.name'))],
    ['traceId', jsonString(traceId)],
    ['spanId', jsonString(spanId)],
  ]);
}
