import { useState } from 'react';
import { formatCount, formatOffset } from '#model/formatTime.ts';
import type { SpanEvent } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { AttributeList, plainEntries } from './AttributeList.tsx';
import styles from './EventItem.module.css';
import { otherAttributes, readException } from '#analysis/exceptionFacts.ts';
import { endOf } from '#analysis/spanEnds.ts';
import { FoldedText } from './FoldedText.tsx';
import { LogLabel } from './LogLabel.tsx';
import { Marked } from './Marked.tsx';
import { countMatches } from './markPieces.ts';
import { usePane } from './paneContext.ts';
import { StackTrace } from './StackTrace.tsx';

/** Lines of a stack trace that tell one from another. */
const FIRST_LINES = 4;

/** An event or a log record: when in the span and in the trace, its name, what an exception was, the rest on demand. */
export function EventItem({ row, event }: { readonly row: SpanRow; readonly event: SpanEvent }) {
  const { trace, find } = usePane();
  const { time, name, severity } = event;
  const isLog = severity !== 0;
  const exception = readException(event);
  const attributes = exception ? otherAttributes(event.attributes) : event.attributes;
  const isFound = attributes.some(({ key, text }) => countMatches(key, find) + countMatches(text, find) > 0);
  const [isTurned, setIsTurned] = useState(false);
  const isOpen = isTurned !== isFound;
  const words = exception ? [exception.type, exception.message].filter((text) => text !== '').join(': ') : '';
  const inSpan = Number.isNaN(time) ? 'no time' : formatOffset(time - trace.table.start[row]);
  const label = (
    <>
      <span className={styles['time']}>{inSpan}</span>
      <span className={classNames(styles['name'], exception && styles['exception'])}>
        {isLog && <LogLabel severity={severity} />}
        {exception && !isLog && <Icon name="error" size={12} />}
        {name === '' ? (
          <i className={styles['none']}>{isLog ? 'no text' : 'event without a name'}</i>
        ) : (
          <Marked text={name} />
        )}
      </span>
    </>
  );
  return (
    <li className={styles['event']}>
      {attributes.length > 0 ? (
        <button
          type="button"
          className={classNames(styles['line'], styles['button'])}
          aria-expanded={isOpen}
          onClick={() => setIsTurned(!isTurned)}
        >
          {label}
          <span className={styles['count']}>
            {formatCount(attributes.length)}
            <Icon name="chevronRight" size={10} className={styles['chevron']} />
          </span>
        </button>
      ) : (
        <div className={styles['line']}>{label}</div>
      )}
      <p className={styles['aside']}>
        {Number.isNaN(time) ? '' : `${formatOffset(time - trace.startNs)} in the trace`}
        {outsideWords(time, trace.table.start[row], endOf(trace.document.derived.ends, row))}
      </p>
      {words !== '' && (
        <div className={styles['words']}>
          <FoldedText text={words} />
        </div>
      )}
      {exception && exception.stack !== '' && <StackTrace stack={exception.stack} lines={FIRST_LINES} />}
      {isOpen && <AttributeList entries={plainEntries(attributes)} />}
    </li>
  );
}

/** Of an event that does not lie in its span. */
function outsideWords(time: number, startNs: number, endNs: number): string {
  if (time < startNs) return ', before the span starts';
  return time > endNs ? ', after the span ended' : '';
}
