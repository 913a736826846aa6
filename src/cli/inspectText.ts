import type { IngestDocument } from '#ingest/protocol.ts';
import type { Problem } from '#model/problem.ts';
import { PROBLEM_WORDS } from '#model/problemWords.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { Inspection } from './inspection.ts';

/** One file's report as a person reads it. */
export function inspectionText(inspection: Inspection, document: IngestDocument): string {
  const { file, format, traces, spans, rows, services, roots, orphans, errors, startNs, endNs, maxDepth } = inspection;
  const lines = [file];
  if (format !== '') lines.push(`  ${format}`);
  if (spans > 0) {
    lines.push(
      `  ${counted(traces, 'trace')}, ${counted(spans, 'span')}${rows === spans ? '' : ` (${formatCount(rows)} rows)`}, ` +
        `${counted(services, 'service')}, ${counted(roots, 'root')}, ${counted(orphans, 'orphan')}, ` +
        `${counted(errors, 'error')}, depth ${maxDepth}`,
    );
  }
  if (startNs !== null && endNs !== null) {
    const start = new Date(Number(BigInt(startNs) / 1_000_000n)).toISOString();
    lines.push(`  from ${start}, ${formatDuration(Number(BigInt(endNs) - BigInt(startNs)))}`);
  }
  for (const problem of document.problems) lines.push(...problemLines(problem));
  return `${lines.join('\n')}\n`;
}

function problemLines({ code, count, examples }: Problem): string[] {
  const { outcome, title, advice } = PROBLEM_WORDS[code];
  const lines = [`  ${outcome}: ${title} (${code}) × ${formatCount(count)}`, `    ${advice}`];
  for (const { detail, where } of examples.slice(0, 2)) {
    const example = [detail, where].filter((part) => part !== '').join(', ');
    if (example !== '') lines.push(`    e.g. ${example}`);
  }
  return lines;
}

function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
