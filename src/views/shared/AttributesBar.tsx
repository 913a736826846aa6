import { formatBytes } from '#model/formatTime.ts';
import type { AttributeReading } from '#state/documents.ts';
import { useDocument } from '#state/documents.ts';
import { readAttributes, stopReading } from '#state/openDocument.ts';
import { useReadingProgress } from '#state/readingProgress.ts';
import { Button } from '#ui/Button.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import styles from './ReadingBar.module.css';

/** A slim line, while all rows are there and their attributes are not yet, that says so. Else nothing. */
export function AttributesBar() {
  const reading = useDocument(({ current }) => (current.phase === 'ready' ? current.attributes : undefined));
  if (!reading) return null;
  return (
    <section className={styles['bar']} aria-label="Attributes">
      <Words reading={reading} />
    </section>
  );
}

function Words({ reading }: { readonly reading: AttributeReading }) {
  switch (reading.phase) {
    case 'reading':
      return <Progress />;
    case 'waiting':
      return (
        <>
          <p className={styles['text']}>
            <span className={styles['title']}>
              To find and summarise by attributes takes about {formatBytes(reading.bytes)} of memory. Those of a
              selected span are read from the file.
            </span>
          </p>
          <Button size="small" onClick={readAttributes}>
            Read all
          </Button>
        </>
      );
    case 'left':
      return (
        <p className={styles['text']}>
          <span className={styles['title']}>
            Attributes were left in the file: those of a selected span are read from there. Open the file again to read
            all.
          </span>
        </p>
      );
  }
}

function Progress() {
  const { bytesRead = 0, bytesTotal = 0 } = useReadingProgress(({ progress }) => progress) ?? {};
  const share = bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : undefined;
  return (
    <>
      <ProgressBar className={styles['progress']} label="Reading attributes and events" value={share} />
      <p className={styles['text']}>
        <span className={styles['title']}>All spans are here. Reading their attributes and events</span>
        <span className={styles['figure']}>{share === undefined ? '' : `${Math.floor(share * 100)} %`}</span>
      </p>
      <Button size="small" onClick={stopReading} title="Leave attributes in the file">
        Stop
      </Button>
    </>
  );
}
