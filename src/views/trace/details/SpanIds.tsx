import type { ReactNode } from 'react';
import { formatExactInstant } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { usePreferences } from '#state/preferences.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { GoButton } from './GoButton.tsx';
import { Marked } from './Marked.tsx';
import { usePane } from './paneContext.ts';
import styles from './SpanIds.module.css';

/** What the span is known by elsewhere: in logs, in other tools. */
export function SpanIds({ row }: { readonly row: SpanRow }) {
  const { table } = usePane().trace;
  const zone = usePreferences((preferences) => preferences.zone);
  const span = new Span(table, row);
  const { parent, parentId, startNs, duration } = span;
  const instant = (ns: bigint): string => {
    const { date, time, zone: place } = formatExactInstant(ns, zone);
    return `${date} ${time} ${place}`;
  };
  const traceState = table.strings.get(span.detail('traceState') ?? -1);
  return (
    <dl className={styles['list']}>
      <Id name="trace" text={span.traceId} />
      <Id name="span" text={span.spanId} />
      <Id name="parent" text={parentId}>
        {parent !== undefined && <GoButton row={parent} />}
      </Id>
      <Id name="started" text={instant(startNs)} />
      <Id name="ended" text={duration === undefined ? '' : instant(startNs + BigInt(Math.round(duration)))} />
      {traceState !== '' && <Id name="state" text={traceState} />}
    </dl>
  );
}

function Id({ name, text, children }: { readonly name: string; readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className={styles['line']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={styles['text']}>
        {text === '' ? <span className={styles['none']}>none</span> : <Marked text={text} />}
        {children !== undefined && children !== false && <div className={styles['go']}>{children}</div>}
      </dd>
      <dd>{text !== '' && <CopyButton iconOnly label={`Copy ${name}`} text={text} />}</dd>
    </div>
  );
}
