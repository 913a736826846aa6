import { useState } from 'react';
import { formatCount } from '#model/formatTime.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './AttributeValue.module.css';
import { FoldedText } from './FoldedText.tsx';
import { LazyValue } from './LazyValue.tsx';
import { Marked } from './Marked.tsx';
import { countMatches } from './markPieces.ts';
import { usePane } from './paneContext.ts';
import type { OpeningKind } from './valueForm.ts';

/** Characters of a folded value: more than one line of any pane holds. */
const PREVIEW = 160;
/** Characters that are searched for what the fold hides. */
const MOST_SEARCHED = 200_000;

/** Begins as a line of the text itself; opened, it is laid out, and the text is one press away. */
export function OpeningValue({ text, kind }: { readonly text: string; readonly kind: OpeningKind }) {
  const { find } = usePane();
  const [isOpen, setIsOpen] = useState(false);
  const [isRaw, setIsRaw] = useState(false);
  // What would let somebody else in stays out of sight until it is asked for.
  const shown = kind === 'token' ? `${text.slice(0, text.lastIndexOf('.') + 1)} signature hidden` : text;
  const preview = shown.slice(0, PREVIEW);
  const hidden = countMatches(text.slice(0, MOST_SEARCHED), find) - countMatches(preview, find);
  return (
    <>
      <button type="button" className={styles['opener']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon name="chevronRight" size={10} className={styles['chevron']} />
        <span className={styles['preview']}>
          <Marked text={preview} />
        </span>
        {hidden > 0 && !isOpen && <span className={styles['hidden']}>{`${formatCount(hidden)} found`}</span>}
      </button>
      {isOpen && (
        <>
          {isRaw ? <FoldedText text={text} look="block" lines={20} /> : <LazyValue text={text} kind={kind} />}
          <button type="button" className={styles['raw']} aria-pressed={isRaw} onClick={() => setIsRaw(!isRaw)}>
            As sent
          </button>
        </>
      )}
    </>
  );
}

export interface OpeningPartsProps {
  readonly text: string;
  readonly kind: OpeningKind;
  /** of the button */
  readonly words: string;
}

/** What else there is to see of a text that stands above as it was sent. */
export function OpeningParts({ text, kind, words }: OpeningPartsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      {' '}
      <button
        type="button"
        className={classNames(styles['opener'], styles['parts'])}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="chevronRight" size={10} className={styles['chevron']} />
        {words}
      </button>
      {isOpen && <LazyValue text={text} kind={kind} />}
    </>
  );
}
