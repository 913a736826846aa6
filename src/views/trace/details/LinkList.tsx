import { queueDelay } from '#analysis/linkTargets.ts';
import { formatDuration } from '#model/formatTime.ts';
import type { SpanLink } from '#model/span.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { AttributeList, plainEntries } from './AttributeList.tsx';
import { GoButton } from './GoButton.tsx';
import styles from './LinkList.module.css';
import { Marked } from './Marked.tsx';
import { usePane } from './paneContext.ts';

export interface LinkListProps {
  readonly row: SpanRow;
  readonly links: readonly SpanLink[];
  /** row of each link, undefined where the document does not have it */
  readonly targets: readonly (SpanRow | undefined)[];
  /** spans that link to this one */
  readonly linking: readonly SpanRow[];
}

/** Where a span's links lead, and whose lead to it. */
export function LinkList({ row, links, targets, linking }: LinkListProps) {
  return (
    <ul>
      {links.map((link, at) => (
        // Two links may be equal, and links never move.
        <LinkItem key={at} row={row} link={link} target={targets[at]} />
      ))}
      {linking.map((other) => (
        <li key={other} className={styles['link']}>
          <p>
            linked from <Place row={other} />
            <Waited row={other} maker={row} />
          </p>
        </li>
      ))}
    </ul>
  );
}

interface LinkItemProps {
  readonly row: SpanRow;
  readonly link: SpanLink;
  readonly target: SpanRow | undefined;
}

function LinkItem({ row, link, target }: LinkItemProps) {
  const { traceId, spanId, attributes } = link;
  return (
    <li className={styles['link']}>
      <p>
        {target === undefined ? (
          'links to a span that is not in this document'
        ) : (
          <>
            links to <Place row={target} />
            <Waited row={row} maker={target} />
          </>
        )}
      </p>
      <p className={styles['ids']}>
        <span>
          trace <Marked text={traceId} />
          <br />
          span <Marked text={spanId} />
        </span>
        <CopyButton iconOnly label="Copy both ids" text={`${traceId} ${spanId}`} />
      </p>
      {attributes.length > 0 && <AttributeList entries={plainEntries(attributes)} />}
    </li>
  );
}

/** How long a message was on its way from one span to the other; nothing where no message was. */
function Waited({ row, maker }: { readonly row: SpanRow; readonly maker: SpanRow }) {
  const delay = queueDelay(usePane().trace.table, row, maker);
  return delay === undefined ? null : <>, waited {formatDuration(delay)}</>;
}

function Place({ row }: { readonly row: SpanRow }) {
  const { trace } = usePane();
  const { service } = new Span(trace.table, row);
  const isElsewhere = row < trace.firstRow || row >= trace.endRow;
  return (
    <>
      <GoButton row={row} />
      {service !== '' && (
        <>
          {' '}
          of <Marked text={service} />
        </>
      )}
      {isElsewhere && ', in another trace'}
    </>
  );
}
