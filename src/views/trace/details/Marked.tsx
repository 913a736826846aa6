import type { ReactNode } from 'react';
import { Fragment } from 'react';
import styles from './Marked.module.css';
import { markPieces } from './markPieces.ts';
import { usePane } from './paneContext.ts';
import { shownText } from './shownText.ts';

export interface MarkedProps {
  readonly text: string;
  /** lines may break after dots, slashes and underscores, as keys need it */
  readonly withBreaks?: boolean | undefined;
}

/** A text of the trace, with what is searched for marked in it. */
export function Marked({ text, withBreaks = false }: MarkedProps) {
  const { find } = usePane();
  const shown = shownText(text);
  if (find === '') return withBreaks ? breakable(shown) : shown;
  return markPieces(shown, find).map((piece, at) => {
    const content = withBreaks ? breakable(piece.text) : piece.text;
    return piece.isMatch ? <Mark key={at}>{content}</Mark> : <Fragment key={at}>{content}</Fragment>;
  });
}

/** What a search found. */
export function Mark({ children }: { readonly children: ReactNode }) {
  return <mark className={styles['mark']}>{children}</mark>;
}

function breakable(text: string): ReactNode {
  return text.split(/(?<=[._/])/).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
