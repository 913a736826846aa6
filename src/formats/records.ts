import { ProblemLog } from '#model/problem.ts';
import type { RecordField, RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { openSpanTable, SPAN_STATUS } from '#model/spanTable.ts';
import { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import type { BytesDecoder } from './bytesFormat.ts';
import { CsvRows } from './csvRows.ts';
import { KIND_NAMES } from './fields.ts';
import { IdReader } from './ids.ts';
import { jsonDecoder } from './jsonDecoder.ts';
import type { PourContext } from './pourContext.ts';
import { phaseOf, unitOf } from './recordGuess.ts';
import { recordItems } from './recordLayout.ts';
import type { SampledRecords } from './recordSample.ts';
import { shownText } from './recordSample.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import type { UnixTime } from './times.ts';
import { anyTime, goDuration, lengthNs, nsOf, unixTime } from './times.ts';
import { writtenTime } from './writtenTimes.ts';

/** Reads plain records as spans through a mapping. */
export function recordDecoder({ layout, sample }: SampledRecords, context: PourContext): BytesDecoder {
  const records = new RecordWriter(sample, sample.mapping, context);
  if (layout.kind === 'json') {
    const take = (record: ReadonlyMap<string, SmallValue>): void => records.take(new Map(flatEntries(record)));
    return jsonDecoder(
      recordItems(layout.path, take, () => records.finish()),
      context,
    );
  }
  const rows = new CsvRows(layout.separator);
  let header: readonly string[] | undefined;
  const takeRows = (read: readonly string[][]): void => {
    for (const row of read) {
      if (header) records.take(new Map(header.map((column, at) => [column, row[at] ?? ''])));
      else header = row.map((name) => name.replace(/^\uFEFF/, '').trim());
    }
  };
  return {
    feed: (bytes) => takeRows(rows.feed(bytes)),
    finish: () => {
      takeRows(rows.finish());
      records.finish();
    },
  };
}

/** What the first records of a file become by a mapping; without any time in them their starts and lengths mean nothing. */
export function previewRecords(
  sample: RecordSample,
  mapping: RecordMapping,
): { readonly spans: readonly Span[]; readonly hasTimes: boolean } {
  const builder = new SpanTableBuilder();
  const log = new ProblemLog();
  builder.beginFile('preview');
  const ids = new IdReader(builder.strings, log);
  const records = new RecordWriter(sample, mapping, { builder, log, ids, fileName: 'preview' });
  for (const row of sample.rows) records.take(new Map(sample.columns.map((column, at) => [column, row[at]])));
  records.finish();
  const finished = builder.finish();
  const table = openSpanTable(finished.table);
  const spans = Array.from({ length: table.length }, (_, row) => new Span(table, row as SpanRow));
  return { spans, hasTimes: finished.problems.every(({ code }) => code !== 'noTimes') };
}

/** A record where a span begins, waiting for the one where it ends. */
interface Begun {
  readonly record: ReadonlyMap<string, SmallValue>;
  readonly start: UnixTime | undefined;
}

class RecordWriter {
  private readonly writer: SpanWriter;
  private readonly sample: RecordSample;
  private readonly mapping: RecordMapping;
  private readonly used: ReadonlySet<string>;
  /** By what both ends of a span have in common: a stack, because spans of one name may nest. */
  private readonly begun = new Map<string, Begun[]>();
  private guessedUnits = 0;

  constructor(sample: RecordSample, mapping: RecordMapping, context: PourContext) {
    this.sample = sample;
    this.mapping = mapping;
    this.writer = new SpanWriter(context);
    this.used = new Set(Object.values(mapping.columns));
  }

  take(record: ReadonlyMap<string, SmallValue>): void {
    const phase = phaseOf(this.text(record, 'phase'));
    if (phase === undefined) {
      this.write(record, this.time(record, 'start'), this.time(record, 'end'));
      return;
    }
    const start = this.time(record, 'start');
    const key = JSON.stringify([
      this.text(record, 'traceId'),
      this.text(record, 'spanId') || [this.text(record, 'service'), this.text(record, 'name')],
    ]);
    const open = this.begun.get(key);
    if (phase === 'begin') {
      if (open) open.push({ record, start });
      else this.begun.set(key, [{ record, start }]);
      return;
    }
    const begin = open?.pop();
    if (begin) this.write(new Map([...begin.record, ...record]), begin.start, start);
    // An end whose beginning is not here: a point where it ends, and counted as such.
    else this.write(record, undefined, start);
  }

  finish(): void {
    for (const { record, start } of [...this.begun.values()].flat()) this.write(record, start, undefined);
    this.begun.clear();
    const { log, fileName } = this.writer.context;
    if (this.guessedUnits > 0) {
      const { durationUnit } = this.mapping;
      const detail = `“${this.mapping.columns.duration ?? ''}” is read as ${durationUnit}`;
      log.add('guessedUnit', { detail, where: fileName }, this.guessedUnits);
    }
  }

  private write(record: ReadonlyMap<string, SmallValue>, start: UnixTime | undefined, end: UnixTime | undefined): void {
    const { writer } = this;
    const length = this.duration(record);
    writer.begin();
    writer.ids(this.value(record, 'traceId'), this.value(record, 'spanId'), this.value(record, 'parentId'));
    writer.name(this.text(record, 'name') || this.text(record, 'service') || this.text(record, 'phase'));
    writer.resource({ service: this.text(record, 'service') });
    const kind = KIND_NAMES.get(this.text(record, 'kind').toLowerCase());
    if (kind !== undefined) writer.span.kind = kind;
    this.status(record);
    if (start === undefined && end !== undefined && length !== undefined) start = earlier(end, length);
    writer.start(start);
    writer.finish(end);
    writer.duration(length);
    // A record of one moment is a point, not a span without an end.
    if (length === undefined && end === undefined && !this.hasLengths) writer.duration(0);
    for (const [key, value] of record) if (!this.used.has(key) && value !== '') writer.attribute(key, value);
    writer.end();
  }

  private get hasLengths(): boolean {
    const { end, duration, phase } = this.mapping.columns;
    return (end ?? duration ?? phase) !== undefined;
  }

  private status(record: ReadonlyMap<string, SmallValue>): void {
    const text = this.text(record, 'status');
    const code = Number(text);
    if (/^(error|err|fail(ed|ure)?|fatal|critical|exception|timeout|true|false|status_code_error)$/i.test(text)) {
      const column = this.mapping.columns.status ?? '';
      const isSuccess = /success/i.test(column);
      // "success: false" and "error: true" both tell of an error.
      if (text.toLowerCase() === 'false' ? isSuccess : !(text.toLowerCase() === 'true' && isSuccess)) {
        this.writer.span.status = SPAN_STATUS.error;
      }
    } else if (/^(ok|success|succeeded|status_code_ok)$/i.test(text)) this.writer.span.status = SPAN_STATUS.ok;
    else if (text !== '' && code >= 100 && code < 600) this.writer.attribute('http.response.status_code', code);
    else if (text !== '') this.writer.attribute(this.mapping.columns.status ?? 'status', text);
  }

  private time(record: ReadonlyMap<string, SmallValue>, field: 'start' | 'end'): UnixTime | undefined {
    const value = this.amount(record, field);
    const { timeUnit } = this.mapping;
    const written = typeof value === 'string' ? writtenTime(value) : undefined;
    return written ?? (timeUnit === 'auto' ? anyTime(value, 'ms') : unixTime(value, timeUnit));
  }

  private duration(record: ReadonlyMap<string, SmallValue>): number | undefined {
    const value = this.amount(record, 'duration');
    if (value === undefined || value === '') return undefined;
    const written = goDuration(typeof value === 'string' ? value.replaceAll(/\s/g, '') : value);
    if (written !== undefined) return written;
    const length = lengthNs(value, this.mapping.durationUnit);
    const { isGuess } = this.sample;
    if (isGuess && length !== undefined && unitOf(this.mapping.columns.duration ?? '') === undefined)
      this.guessedUnits++;
    return length;
  }

  private value(record: ReadonlyMap<string, SmallValue>, field: RecordField): SmallValue | undefined {
    const column = this.mapping.columns[field];
    return column === undefined ? undefined : record.get(column);
  }

  /** A value in which a number may be written with commas: `1.500,2` or `1,500.2`. Others stay as they are. */
  private amount(record: ReadonlyMap<string, SmallValue>, field: RecordField): SmallValue | undefined {
    const value = this.value(record, field);
    if (typeof value !== 'string' || !value.includes(',')) return value;
    const { hasDecimalCommas } = this.sample;
    const number = /^\s*[+-]?\d[\d.,]*(?=\s*[a-zµμ]*\s*$)/i.exec(value)?.[0] ?? '';
    if (hasDecimalCommas && /^[^,]*,\d+$/.test(number)) return value.replaceAll('.', '').replace(',', '.');
    return !hasDecimalCommas && /^\D*\d{1,3}(,\d{3})+(\.\d*)?$/.test(number) ? value.replaceAll(',', '') : value;
  }

  private text(record: ReadonlyMap<string, SmallValue>, field: RecordField): string {
    return shownText(this.value(record, field) ?? '').trim();
  }
}

function earlier(end: UnixTime, length: number): UnixTime {
  const ns = nsOf(end) - BigInt(Math.max(0, Math.round(length)));
  return ns < 0n ? end : { sec: Number(ns / 1_000_000_000n), nano: Number(ns % 1_000_000_000n) };
}
