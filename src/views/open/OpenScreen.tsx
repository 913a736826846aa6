import { AddressField } from './AddressField.tsx';
import { Connections } from './Connections.tsx';
import { DropArea } from './DropArea.tsx';
import { Examples } from './Examples.tsx';
import styles from './OpenScreen.module.css';
import { RecentDocuments } from './RecentDocuments.tsx';

/** The start: says what this is, and takes a trace in every way there is. */
export function OpenScreen() {
  return (
    <main className={styles['screen']}>
      <div className={styles['column']}>
        <header>
          <h1 className={styles['title']}>Spanglass reads distributed traces and shows where the time went</h1>
          <p className={styles['subtitle']}>
            Files are read on this computer. <strong>Nothing leaves this browser.</strong>
          </p>
        </header>
        <DropArea>
          <AddressField />
        </DropArea>
        <div className={styles['lists']}>
          <div className={styles['own']}>
            <Connections />
            <RecentDocuments />
          </div>
          <Examples />
        </div>
      </div>
    </main>
  );
}
