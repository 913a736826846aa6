import { formatCount } from '#model/formatTime.ts';
import type { Problem } from '#model/problem.ts';
import { PROBLEM_WORDS } from '#model/problemWords.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { closeDialogs, openDialog, useDialogs } from '#state/dialogs.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { Badge } from '#ui/Badge.tsx';
import styles from './ImportBadge.module.css';
import { ImportReport } from './ImportReport.tsx';

export interface ImportBadgeProps {
  readonly document: LoadedDocument;
  readonly title: string;
  /** Shows a row that an example names; the report closes. */
  readonly onJump: (row: SpanRow) => void;
}

/** Says in two words how the reading went, and opens the import report. */
export function ImportBadge({ document, title, onJump }: ImportBadgeProps) {
  const isOpen = useDialogs(({ open }) => open === 'report');
  const { problems } = document;
  const cases = problems.reduce((sum, { count }) => sum + count, 0);
  const hint = problems.length === 0 ? 'Import report' : `Import report: ${formatCount(cases)} cases`;
  return (
    <>
      <button
        type="button"
        className={styles['button']}
        title={hint}
        aria-haspopup="dialog"
        data-testid="import-badge"
        onClick={() => openDialog('report')}
      >
        <Badge tone={problems.length === 0 ? 'neutral' : 'warn'} className={styles['badge']}>
          {badgeWords(problems)}
        </Badge>
      </button>
      <ImportReport
        open={isOpen}
        onOpenChange={(open) => (open ? openDialog('report') : closeDialogs())}
        document={document}
        title={title}
        onJump={(row) => {
          closeDialogs();
          onJump(row);
        }}
      />
    </>
  );
}

/** Counts kinds of problem, the lines of the report: `2 repaired` when all was mended, else `3 problems`. */
export function badgeWords(problems: readonly Problem[]): string {
  const kinds = problems.length;
  if (kinds === 0) return 'No problems';
  if (problems.every(({ code }) => PROBLEM_WORDS[code].outcome === 'repaired')) return `${kinds} repaired`;
  return kinds === 1 ? '1 problem' : `${kinds} problems`;
}
