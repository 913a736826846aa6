import { useState } from 'react';
import { formatCount } from '#model/formatTime.ts';
import styles from './FoldedText.module.css';
import { foldText } from './foldText.ts';
import { Marked } from './Marked.tsx';
import { countMatches } from './markPieces.ts';
import { usePane } from './paneContext.ts';

export interface FoldedTextProps {
  readonly text: string;
  /** `block`: monospaced on a ground of its own, every line break kept. */
  readonly look?: 'plain' | 'block' | undefined;
  /** lines shown at first, 4 unless told */
  readonly lines?: number | undefined;
}

/** Characters of an opened text that still grow the pane; longer ones scroll within. */
const SCROLLS = 3000;

/** A text of whatever length: its first lines, and all of it on demand. */
export function FoldedText({ text, look = 'plain', lines }: FoldedTextProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { shown, isCut } = foldText(text, lines);
  const isLong = isOpen && text.length > SCROLLS;
  const content = <Marked text={isOpen || !isCut ? text : `${shown} …`} />;
  return (
    <>
      {look === 'block' ? (
        <pre
          className={isLong ? `${styles['block']} ${styles['scrolls']}` : styles['block']}
          dir="auto"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
          tabIndex={isLong ? 0 : undefined}
        >
          {content}
        </pre>
      ) : (
        <span className={isLong ? `${styles['plain']} ${styles['scrolls']}` : styles['plain']} dir="auto">
          {content}
        </span>
      )}
      {isCut && (
        <button type="button" className={styles['more']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show less' : <ShowAll text={text} shown={shown} />}
        </button>
      )}
    </>
  );
}

function ShowAll({ text, shown }: { readonly text: string; readonly shown: string }) {
  const { find } = usePane();
  const hidden = countMatches(text, find) - countMatches(shown, find);
  return (
    <>
      {`Show all ${formatCount(text.length)} characters`}
      {hidden > 0 && <span className={styles['hidden']}>{`${formatCount(hidden)} more found`}</span>}
    </>
  );
}
