import { useState } from 'react';
import { usePreferences } from '#state/preferences.ts';
import { useRecentDocuments } from '#state/recent.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { RecentEntry } from './RecentEntry.tsx';
import styles from './RecentDocuments.module.css';

/** Documents this browser keeps, newest first. */
export function RecentDocuments() {
  const documents = useRecentDocuments();
  const zone = usePreferences((preferences) => preferences.zone);
  const [now] = useState(() => Date.now());
  return (
    <section className={styles['recent']} aria-labelledby="recent-title">
      <h2 className={styles['title']} id="recent-title" tabIndex={-1}>
        Recent
      </h2>
      {documents.length === 0 ? (
        <EmptyState icon="history" title="Nothing opened yet" className={styles['empty']}>
          What you open is listed here and kept in this browser until you remove it.
        </EmptyState>
      ) : (
        <ul className={styles['list']}>
          {documents.map((document) => (
            <RecentEntry key={document.id} document={document} zone={zone} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}
