import { useState } from 'react';
import { formatCount } from '#model/formatTime.ts';
import { classNames } from '#ui/classNames.ts';
import styles from './FoldedText.module.css';
import { Marked } from './Marked.tsx';
import { countMatches } from './markPieces.ts';
import { usePane } from './paneContext.ts';
import type { StackPart } from './stackTrace.ts';
import { stackParts } from './stackTrace.ts';

export interface StackTraceProps {
  readonly stack: string;
  /** shown at first; a run of folded frames counts as one */
  readonly lines: number;
}

/** A stack trace with the frames of libraries folded: its first lines, and all of it on demand. */
export function StackTrace({ stack, lines: most }: StackTraceProps) {
  const [isWhole, setIsWhole] = useState(false);
  const parts = stackParts(stack);
  const lines = parts.reduce((sum, part) => sum + (part.libraryFrames === 0 ? part.lines : 1), 0);
  // One or two lines more are less than the button that would hide them.
  const isCut = lines > most + 2;
  const shown = isWhole || !isCut ? parts : firstLines(parts, most);
  return (
    <>
      <pre className={classNames(styles['block'], styles['stack'])}>
        {shown.map((part, at) =>
          part.libraryFrames > 0 ? <LibraryFrames key={at} part={part} /> : <Marked key={at} text={`${part.text}\n`} />,
        )}
      </pre>
      {isCut && (
        <button type="button" className={styles['more']} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show all ${formatCount(lines)} lines`}
        </button>
      )}
    </>
  );
}

function LibraryFrames({ part }: { readonly part: StackPart }) {
  const { find } = usePane();
  const [isTurned, setIsTurned] = useState(false);
  const isOpen = isTurned !== countMatches(part.text, find) > 0;
  return (
    <>
      <button type="button" className={styles['frames']} aria-expanded={isOpen} onClick={() => setIsTurned(!isTurned)}>
        {`${formatCount(part.libraryFrames)} frames of libraries`}
      </button>
      {'\n'}
      {isOpen && (
        <span className={styles['library']}>
          <Marked text={`${part.text}\n`} />
        </span>
      )}
    </>
  );
}

function firstLines(parts: readonly StackPart[], most: number): readonly StackPart[] {
  const result: StackPart[] = [];
  let left = most;
  for (const part of parts) {
    if (left <= 0) break;
    const isLong = part.libraryFrames === 0 && part.lines > left;
    result.push(isLong ? { ...part, text: part.text.split('\n').slice(0, left).join('\n'), lines: left } : part);
    left -= part.libraryFrames === 0 ? part.lines : 1;
  }
  return result;
}
