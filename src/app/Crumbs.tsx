import { shortTraceId } from '#state/currentTrace.ts';
import { documentOf, useDocument } from '#state/documents.ts';
import { formatRoute, useRoute } from '#state/route.ts';
import styles from './Crumbs.module.css';

/** Where this is, as links back: start, document, trace. */
export function Crumbs() {
  const route = useRoute();
  const title = useDocument(({ current }) => (current.phase === 'none' ? '' : current.title));
  const traces = useDocument(({ current }) => documentOf(current)?.table.traces.length ?? 0);
  if (route.screen === 'open') return <span className={styles['crumbs']} />;
  if (route.screen === 'search') return <SearchCrumbs connection={route.connection} />;
  const isTrace = route.screen === 'trace';
  const list = formatRoute({ screen: 'traces', document: route.document, params: new URLSearchParams() });
  return (
    <nav className={styles['crumbs']} aria-label="Where you are">
      <a href="#/" className={styles['start']}>
        Open
      </a>
      <span aria-hidden="true" className={styles['start']}>
        /
      </span>
      {(isTrace && traces > 1) || route.screen === 'services' ? (
        <a href={list} className={styles['title']} title={title}>
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

function SearchCrumbs({ connection }: { readonly connection: string | undefined }) {
  return (
    <nav className={styles['crumbs']} aria-label="Where you are">
      <a href="#/" className={styles['start']}>
        Open
      </a>
      <span aria-hidden="true" className={styles['start']}>
        /
      </span>
      <b className={styles['title']} aria-current="page">
        Search{connection !== undefined && ` ${connection}`}
      </b>
    </nav>
  );
}

/** Enough of an id to tell traces apart. One that is a name, of a file say, is shown as such. */
function beginning(id: string): string {
  if (/^[\da-f-]+$/i.test(id)) return id.slice(0, 8);
  return id.length > 24 ? `${id.slice(0, 23)}…` : id;
}
