import { useState } from 'react';
import { conventionsOf } from '#analysis/conventions.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './ErrorMessage.module.css';
import { deriveErrorTrail } from './errorTrail.ts';
import { errorWords } from './errorWords.ts';
import { FoldedText } from './FoldedText.tsx';
import { GoButton } from './GoButton.tsx';
import { usePane } from './paneContext.ts';
import { StackTrace } from './StackTrace.tsx';

/** Lines of a stack trace shown at first: a message, and the frames one looks for. */
const LINES = 12;

/** What a failed span says of its failure, and where that came from. */
export function ErrorMessage({ row }: { readonly row: SpanRow }) {
  const { table } = usePane().trace;
  const { title, messages, stack } = errorWords(new Span(table, row), conventionsOf(table));
  return (
    <div className={styles['error']}>
      <p className={styles['title']}>
        <FoldedText text={title} />
      </p>
      {messages.map((message) => (
        <p key={message}>
          <FoldedText text={message} />
        </p>
      ))}
      <Trail row={row} />
      {stack !== '' && <StackDisclosure stack={stack} />}
    </div>
  );
}

function StackDisclosure({ stack }: { readonly stack: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles['more']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon name="chevronRight" size={10} className={styles['chevron']} />
        Stack trace
      </button>
      {isOpen && (
        <div className={styles['stack']}>
          <StackTrace stack={stack} lines={LINES} />
        </div>
      )}
    </>
  );
}

function Trail({ row }: { readonly row: SpanRow }) {
  const { table, document } = usePane().trace;
  const { failed } = useErrors(document);
  const { origin, carriedBy, top, reachesRoot } = deriveErrorTrail(table, failed, row);
  return (
    <p className={styles['trail']}>
      {origin === undefined ? (
        'It begins here'
      ) : (
        <>
          It comes from <GoButton row={origin} />
        </>
      )}
      {top === undefined && !reachesRoot && ', and the span above did not fail'}
      {top !== undefined && (
        <>
          {carriedBy === 1
            ? ', and the span above fails with it: '
            : `, and ${carriedBy} spans above fail with it, up to `}
          <GoButton row={top} />
          {reachesRoot && ', the root'}
        </>
      )}
      .
    </p>
  );
}
