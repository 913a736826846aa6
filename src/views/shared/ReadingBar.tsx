import { useDocument } from '#state/documents.ts';
import { stopReading } from '#state/openDocument.ts';
import { useReadingProgress } from '#state/readingProgress.ts';
import { Button } from '#ui/Button.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import styles from './ReadingBar.module.css';
import { readingFigures } from './readingFigures.ts';

/** A slim line, while first rows already show, that says how far the reading is and can end it. Else nothing. */
export function ReadingBar() {
  const title = useDocument(({ current }) => (current.phase === 'reading' ? current.title : undefined));
  return title === undefined ? null : <Bar title={title} />;
}

function Bar({ title }: { readonly title: string }) {
  const reading = useReadingProgress();
  const { share, bytes, spans, rate } = readingFigures(reading);
  return (
    <section className={styles['bar']} aria-label="Reading">
      <ProgressBar
        className={styles['progress']}
        label={`Reading ${title}`}
        value={share}
        valueText={[bytes, spans].filter((text) => text !== '').join(', ')}
      />
      <p className={styles['text']}>
        <span className={styles['title']}>Reading {reading.progress?.fileName ?? title}</span>
        <span className={styles['figure']}>{bytes}</span>
        <span className={styles['figure']}>{spans}</span>
        <span className={styles['rate']}>{rate}</span>
      </p>
      <Button size="small" onClick={stopReading} title="Keep what was read so far">
        Stop
      </Button>
    </section>
  );
}
