import { formatCount } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { useDocument } from '#state/documents.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { counted } from './counted.ts';
import { ImportedFile } from './ImportedFile.tsx';
import styles from './ImportReport.module.css';
import { ProblemEntry } from './ProblemEntry.tsx';
import { reportText } from './reportText.ts';

export interface ImportReportProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly document: LoadedDocument;
  readonly title: string;
  readonly onJump: (row: SpanRow) => void;
}

/** Up to this many problems stand with their examples open: more would hide how many there are. */
const OPEN_AT_ONCE = 3;

/** What was read, file by file, and what was found on the way: nothing is mended or left out without a line here. */
export function ImportReport({ open, onOpenChange, document, title, onJump }: ImportReportProps) {
  const { table, files, problems, isPartial } = document;
  const isReading = useDocument(({ current }) => current.phase === 'reading');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Import report"
      description={shownWords(document)}
      size="large"
      footer={
        <CopyButton
          label="Copy report"
          size="normal"
          variant="plain"
          text={() => reportText(title, files, problems, table.length)}
        />
      }
    >
      {isPartial && (
        <p className={styles['partial']}>
          {isReading
            ? 'Reading goes on: what is counted here will grow.'
            : 'Reading was stopped: this is what had been read by then.'}
        </p>
      )}
      <h3 className={styles['heading']}>Files</h3>
      <ul className={styles['files']} data-rows={table.length}>
        {files.map((file, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two files may have one name; their order never changes
          <ImportedFile key={at} file={file} />
        ))}
      </ul>
      <h3 className={styles['heading']}>Problems</h3>
      {problems.length === 0 && <p className={styles['none']}>None: every record was read as it stands.</p>}
      <ul className={styles['problems']}>
        {problems.map((problem) => (
          <ProblemEntry key={problem.code} problem={problem} isOpen={problems.length <= OPEN_AT_ONCE} onJump={onJump} />
        ))}
      </ul>
    </Dialog>
  );
}

function shownWords({ table, files }: LoadedDocument): string {
  const records = files.reduce((sum, file) => sum + file.counts.spans, 0);
  return `${counted(table.length, 'span')} shown, of ${counted(records, 'record')} in ${
    files.length === 1 ? 'one file' : `${formatCount(files.length)} files`
  }.`;
}
