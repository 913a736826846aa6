import { Fragment, useMemo, useState } from 'react';
import { formatCount } from '#model/formatTime.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
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

/** Characters of a stack trace that are read: the end of a longer one repeats its beginning. */
const LONGEST_READ = 200_000;

/** The frames of a stack trace, those of libraries folded. */
export function StackFrames({ stack, lines: most }: StackTraceProps) {
  const [isWhole, setIsWhole] = useState(false);
  const parts = useMemo(() => stackParts(stack.slice(0, LONGEST_READ)), [stack]);
  const lines = parts.reduce((sum, part) => sum + (part.kind === 'library' ? 1 : part.lines), 0);
  // One or two lines more are less than the button that would hide them.
  const isCut = lines > most + 2;
  const shown = isWhole || !isCut ? parts : firstLines(parts, most);
  return (
    <>
      <pre className={classNames(styles['block'], styles['stack'])}>
        {shown.map((part, at) =>
          part.kind === 'library' ? (
            <LibraryFrames key={at} part={part} />
          ) : (
            <Fragment key={at}>
              {part.kind === 'message' && at > 0 ? (
                <b>
                  <Marked text={`${part.text}\n`} />
                </b>
              ) : (
                <Marked text={`${part.text}\n`} />
              )}
            </Fragment>
          ),
        )}
        {isWhole && stack.length > LONGEST_READ && `… of ${formatCount(stack.length)} characters`}
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
        <Icon name="chevronRight" size={10} className={styles['chevron']} />
        {`${formatCount(part.frames)} library frames`}
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
    const isLong = part.kind !== 'library' && part.lines > left;
    result.push(isLong ? { ...part, text: part.text.split('\n').slice(0, left).join('\n'), lines: left } : part);
    left -= part.kind === 'library' ? 1 : part.lines;
  }
  return result;
}
