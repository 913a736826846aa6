import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import type { PathTable } from '#state/tableWork.ts';
import type { TableView } from '#state/tableView.ts';
import { reasonWords } from './reasonWords.ts';

/** The parts of the path as they stand in the table. */
export function* pathRows(
  trace: CurrentTrace,
  { path, parts, reasons, order }: PathTable,
  { merge }: TableView,
): Generator<readonly (string | number)[], void, void> {
  const { start } = path;
  const nameOf = (row: number): string => new Span(trace.table, row as SpanRow).operation;
  yield ['service', 'operation', 'from_ns', 'on_path_ns', 'share_percent', 'sections', 'spans', 'why'];
  for (const part of order) {
    const section = parts.section[part];
    const longest = parts.longest[part];
    const about = reasons.about[longest];
    yield [
      new Span(trace.table, parts.row[part] as SpanRow).service,
      merge === 'service' ? '' : nameOf(parts.row[part]),
      start[section] - trace.startNs,
      parts.time[part],
      parts.share[part] / 10,
      parts.sections[part],
      parts.spans[part],
      merge === 'section' || merge === 'span'
        ? reasonWords(reasons.reason[longest], about < 0 ? '' : nameOf(about))
        : '',
    ];
  }
}
