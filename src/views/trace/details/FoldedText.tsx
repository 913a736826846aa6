import type { ReactNode } from 'react';
import { useState } from 'react';
import { formatCount } from '#model/formatTime.ts';
import styles from './FoldedText.module.css';
import { cutText, foldText } from './foldText.ts';
import { Marked } from './Marked.tsx';
import { countMatches } from './markPieces.ts';
import { usePane } from './paneContext.ts';

export interface FoldedTextProps {
  readonly text: string;
  /** `block`: monospaced on a ground of its own, every line break kept. */
  readonly look?: 'plain' | 'block' | undefined;
  /** lines shown at first, 4 unless told */
  readonly lines?: number | undefined;
  /** what is shown of the text, in other than plain letters */
  readonly render?: ((shown: string) => ReactNode) | undefined;
}

/** Characters of an opened text that still grow the pane; longer ones scroll within. */
const SCROLLS = 3000;
/** Characters of an opened text shown first: laying out more would be felt. Each further step shows four times as many. */
const FIRST_STEP = 50_000;

/** A text of whatever length: its first lines, and the rest on demand, very long ones in steps. */
export function FoldedText({ text, look = 'plain', lines, render }: FoldedTextProps) {
  const [most, setMost] = useState(0);
  const isOpen = most > 0;
  const { shown: first, isCut } = foldText(text, lines);
  const shown = !isOpen ? first : text.length > most ? cutText(text, most) : text;
  const isWhole = shown.length === text.length;
  const isLong = isOpen && text.length > SCROLLS;
  const content = (
    <>
      {render ? render(shown) : <Marked text={shown} />}
      {!isWhole && ' …'}
    </>
  );
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
        <button
          type="button"
          className={styles['more']}
          aria-expanded={isOpen}
          onClick={() => setMost(isOpen ? 0 : FIRST_STEP)}
        >
          {isOpen ? 'Show less' : <ShowAll text={text} shown={shown} />}
        </button>
      )}
      {isOpen && !isWhole && (
        <button type="button" className={styles['more']} onClick={() => setMost(most * 4)}>
          {`${formatCount(shown.length)} of ${formatCount(text.length)} characters: show more`}
        </button>
      )}
    </>
  );
}

/** Characters that are searched to tell how many matches are hidden. */
const MOST_SEARCHED = 200_000;

function ShowAll({ text, shown }: { readonly text: string; readonly shown: string }) {
  const { find } = usePane();
  const hidden = countMatches(text.slice(0, MOST_SEARCHED), find) - countMatches(shown, find);
  return (
    <>
      {text.length > FIRST_STEP ? 'Show more of ' : 'Show all '}
      {`${formatCount(text.length)} characters`}
      {hidden > 0 && <span className={styles['hidden']}>{`${formatCount(hidden)} more found`}</span>}
    </>
  );
}
