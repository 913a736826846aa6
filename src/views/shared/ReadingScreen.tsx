import { closeDocument, stopReading } from '#state/openDocument.ts';
import { useReadingProgress } from '#state/readingProgress.ts';
import { navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { readingFigures } from './readingFigures.ts';
import styles from './ReadingScreen.module.css';

export interface ReadingScreenProps {
  /** of the document */
  readonly title: string;
}

/** Stands where the document will be, until there are first rows. */
export function ReadingScreen({ title }: ReadingScreenProps) {
  const reading = useReadingProgress();
  const { share, bytes, spans, rate } = readingFigures(reading);
  return (
    <main className={styles['screen']}>
      <div className={styles['panel']}>
        <h1 className={styles['title']}>
          Reading <span className={styles['name']}>{title}</span>
        </h1>
        <ProgressBar
          label={`Reading ${title}`}
          value={share}
          valueText={[bytes, spans].filter((text) => text !== '').join(', ') || undefined}
        />
        <p className={styles['figures']}>
          <span>{bytes === '' ? 'Waiting for the first bytes' : bytes}</span>
          <span>{spans}</span>
          <span>{rate}</span>
        </p>
        {(reading.progress?.spans ?? 0) > 0 ? (
          <Button onClick={stopReading}>Stop and show what was read</Button>
        ) : (
          <Button onClick={cancel}>Cancel</Button>
        )}
      </div>
    </main>
  );
}

/** With nothing read there is nothing to stop at: back to the start. */
function cancel(): void {
  navigate({ screen: 'open', urls: [] });
  closeDocument();
}
