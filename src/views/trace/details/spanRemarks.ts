import type { Clock } from '#analysis/clockSkew.ts';
import { foldAliases } from '#analysis/aliasFolding.ts';
import { isCalled } from '#analysis/conventions.ts';
import type { SpanEnds } from '#analysis/spanEnds.ts';
import { endOf } from '#analysis/spanEnds.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';

/** Something unusual about a span, in words. */
export interface Remark {
  /** `warn`: the file is broken or odd here; `note`: good to know */
  readonly tone: 'warn' | 'note';
  readonly text: string;
  /** where to look next, and what the button to it says */
  readonly target?: { readonly row: SpanRow; readonly words: string } | undefined;
}

/**
 * What is unusual about a row, the worst first. `ends` is deriveEnds; `clock` is the row's where adjusted times are shown
 * and its own are not those stored.
 */
export function spanRemarks(
  table: SpanTable,
  ends: SpanEnds,
  row: SpanRow,
  clock?: Pick<Clock, 'name' | 'shiftNs'>,
): readonly Remark[] {
  const span = new Span(table, row);
  const remarks: Remark[] = [];
  const warn = (text: string, target?: Remark['target']): void => void remarks.push({ tone: 'warn', text, target });
  const note = (text: string): void => void remarks.push({ tone: 'note', text });

  if (span.hasFlag('orphan')) {
    warn(`Its parent ${span.parentId} is not in this document, so it is shown as a root.`);
  }
  if (span.hasFlag('cycle')) {
    warn('Its parents led back to itself. The circle is cut here, and it is shown as a root.');
  }
  if (span.hasFlag('selfParent')) warn('It names itself as its parent, and is shown as a root.');
  if (span.hasFlag('duplicateId')) {
    const twin = otherOfId(table, row);
    warn(
      'Another span of this trace has the same id.',
      twin === undefined ? undefined : { row: twin, words: 'See it' },
    );
  }
  if (span.hasFlag('unfinished')) {
    warn(`It never ended. It is drawn until ${span.parent === undefined ? 'the trace' : 'its parent'} ends.`);
  }
  if (span.hasFlag('timeRepaired')) {
    warn(
      `It was sent without a start, and is drawn from the start of ${span.parent === undefined ? 'the trace' : 'its parent'}.`,
    );
  }
  if (span.hasFlag('negativeDuration')) {
    const by = span.detail('negativeBy');
    warn(
      `It ended ${by === undefined ? '' : `${formatDuration(by)} `}before it started, and is drawn without a length.`,
    );
  }
  // By adjusted clocks it may be inside.
  if (span.hasFlag('outsideParent') && !(clock && isInParent(table, ends, row))) warn(outsideWords(table, ends, row));
  if (span.hasFlag('merged')) note('It stands for several records of the file that told of the same span.');
  if (span.hasFlag('sharedId')) note('It is the server’s half of a call; the client’s half above it has the same id.');
  if (clock && clock.shiftNs !== 0) {
    const shift = `${formatDuration(Math.abs(clock.shiftNs))} ${clock.shiftNs > 0 ? 'later' : 'earlier'}`;
    note(`It is shown ${shift} than it was stored, because the clock of ${clock.name} is off.`);
  }
  const { conflicts } = foldAliases(span.attributes, isCalled(table.kind[row]));
  if (conflicts.length > 0) note(conflictWords(conflicts));
  const dropped = droppedWords(span);
  if (dropped !== undefined) note(dropped);
  return remarks;
}

function conflictWords(facts: readonly string[]): string {
  const what = facts.length === 1 ? 'One fact was' : `${formatCount(facts.length)} facts were`;
  return `${what} sent twice, with different values under an old and a new name: ${facts.join(', ')}. The new name counts.`;
}

function isInParent({ start, parent }: SpanTable, ends: SpanEnds, row: SpanRow): boolean {
  const above = parent[row];
  return above >= 0 && start[row] >= start[above] && endOf(ends, row) <= endOf(ends, above);
}

function outsideWords(table: SpanTable, ends: SpanEnds, row: SpanRow): string {
  const parent = table.parent[row];
  if (parent < 0) return 'It reaches outside its parent.';
  const words: string[] = [];
  if (table.start[row] >= endOf(ends, parent)) {
    words.push(`starts ${formatDuration(table.start[row] - endOf(ends, parent))} after its parent ended`);
  } else {
    const early = table.start[parent] - table.start[row];
    const late = endOf(ends, row) - endOf(ends, parent);
    if (early > 0) words.push(`starts ${formatDuration(early)} before its parent`);
    if (late > 0) words.push(`ends ${formatDuration(late)} after its parent`);
  }
  const what = words.length === 0 ? 'reaches outside its parent' : words.join(' and ');
  return `It ${what}. Usual for work nobody waits for; else the clocks of two hosts differ.`;
}

function droppedWords(span: Span): string | undefined {
  const parts: string[] = [];
  for (const [detail, one, many] of [
    ['droppedAttributes', 'attribute', 'attributes'],
    ['droppedEvents', 'event', 'events'],
    ['droppedLinks', 'link', 'links'],
  ] as const) {
    const count = span.detail(detail) ?? 0;
    if (count > 0) parts.push(`${formatCount(count)} ${count === 1 ? one : many}`);
  }
  if (parts.length === 0) return undefined;
  const last = parts.pop();
  return `The sender left out ${parts.length === 0 ? '' : `${parts.join(', ')} and `}${last} to keep the span small.`;
}

function otherOfId(table: SpanTable, row: SpanRow): SpanRow | undefined {
  const { firstRow, endRow } = table.traces;
  const trace = table.trace[row];
  const ids = table.spanId.subarray(firstRow[trace], endRow[trace]);
  const own = row - firstRow[trace];
  const next = ids.indexOf(table.spanId[row], own + 1);
  const found = next >= 0 ? next : ids.indexOf(table.spanId[row]);
  return found < 0 || found === own ? undefined : ((firstRow[trace] + found) as SpanRow);
}
