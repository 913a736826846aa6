import type { ReactNode } from 'react';
import { shortTraceId } from '#state/currentTrace.ts';
import { documentOf, useDocument } from '#state/documents.ts';
import { lastSearch } from '#state/searchCommands.ts';
import { formatRoute, useRoute } from '#state/route.ts';
import styles from './Crumbs.module.css';

/** Where this is, as links back: start, document, trace. */
export function Crumbs() {
  const route = useRoute();
  const title = useDocument(({ current }) => (current.phase === 'none' ? '' : current.title));
  const traces = useDocument(({ current }) => documentOf(current)?.table.traces.length ?? 0);
  if (route.screen === 'open') return <span className={styles['crumbs']} />;
  if (route.screen === 'search') return <SearchCrumbs connection={route.connection} />;
  if (route.screen === 'fleet') return <CollectorCrumbs words={['Services of', route.connection]} />;
  const isTrace = route.screen === 'trace';
  const hasList = (isTrace && traces > 1) || route.screen === 'services';
  // The one trace of a collector, and the list of several, come from a search there.
  const above = hasList
    ? formatRoute({ screen: 'traces', document: route.document, params: new URLSearchParams() })
    : route.document.kind === 'collector'
      ? formatRoute(lastSearch(route.document))
      : undefined;
  return (
    <nav className={styles['crumbs']} aria-label="Where you are">
      <a href="#/" className={styles['start']}>
        Open
      </a>
      <span aria-hidden="true" className={styles['start']}>
        /
      </span>
      {above !== undefined ? (
        <a href={above} className={styles['title']} title={hasList ? title : `To the search in ${title}`}>
          {title}
        </a>
      ) : (
        <span className={styles['title']} title={title}>
          {title}
        </span>
      )}
      {route.screen === 'services' && (
        <>
          <span aria-hidden="true" className={styles['id']}>
            /
          </span>
          <b className={styles['id']} aria-current="page">
            Services
          </b>
        </>
      )}
      {isTrace && (
        <>
          <span aria-hidden="true" className={styles['id']}>
            /
          </span>
          <b className={styles['id']} aria-current="page">
            {beginning(shortTraceId(route.traceId))}
          </b>
        </>
      )}
    </nav>
  );
}

/** A server that keeps traces may also count what calls what. */
function SearchCrumbs({ connection }: { readonly connection: string | undefined }) {
  if (connection === undefined) return <CollectorCrumbs words={['Search']} />;
  const services = formatRoute({ screen: 'fleet', connection, params: new URLSearchParams() });
  return (
    <CollectorCrumbs words={['Search', connection]}>
      <a href={services}>Services</a>
    </CollectorCrumbs>
  );
}

interface CollectorCrumbsProps {
  readonly words: readonly string[];
  /** Stands at the end: where else the same server leads. */
  readonly children?: ReactNode;
}

function CollectorCrumbs({ words, children }: CollectorCrumbsProps) {
  return (
    <nav className={styles['crumbs']} aria-label="Where you are">
      <a href="#/" className={styles['start']}>
        Open
      </a>
      <span aria-hidden="true" className={styles['start']}>
        /
      </span>
      <b className={styles['title']} aria-current="page">
        {words.join(' ').trim()}
      </b>
      {children !== undefined && <span aria-hidden="true">·</span>}
      {children}
    </nav>
  );
}

/** Enough of an id to tell traces apart. One that is a name, of a file say, is shown as such. */
function beginning(id: string): string {
  if (/^[\da-f-]+$/i.test(id)) return id.slice(0, 8);
  return id.length > 24 ? `${id.slice(0, 23)}…` : id;
}
