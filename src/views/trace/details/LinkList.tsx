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
  readonly links: readonly SpanLink[];
  /** row of each link, undefined where the document does not have it */
  readonly targets: readonly (SpanRow | undefined)[];
  /** spans that link to this one */
  readonly linking: readonly SpanRow[];
}

/** Where a span's links lead, and whose lead to it. */
export function LinkList({ links, targets, linking }: LinkListProps) {
  return (
    <ul>
      {links.map((link, at) => (
        // Two links may be equal, and links never move.
        <LinkItem key={at} link={link} target={targets[at]} />
      ))}
      {linking.map((row) => (
        <li key={row} className={styles['link']}>
          <p>
            linked from <Place row={row} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function LinkItem({ link, target }: { readonly link: SpanLink; readonly target: SpanRow | undefined }) {
  const { traceId, spanId, attributes } = link;
  return (
    <li className={styles['link']}>
      <p>
        {target === undefined ? (
          'links to a span that is not in this document'
        ) : (
          <>
            links to <Place row={target} />
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
