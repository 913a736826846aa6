import type { LoadedDocument } from '#state/documents.ts';
import { usePreferences } from '#state/preferences.ts';
import type { Route } from '#state/route.ts';
import { AttributesBar } from '#views/shared/AttributesBar.tsx';
import { ReadingBar } from '#views/shared/ReadingBar.tsx';
import { Waiting } from '#views/shared/Waiting.tsx';
import { FilterBar } from './FilterBar.tsx';
import { NoMatch } from './NoMatch.tsx';
import { TracesScatter } from './TracesScatter.tsx';
import { TracesHeader } from './TracesHeader.tsx';
import styles from './TracesScreen.module.css';
import { TracesTable } from './TracesTable.tsx';
import { useCallFilter } from './useCallFilter.ts';
import { useTraceOrder } from './useTraceOrder.ts';
import { useTracesFilter } from './useTracesFilter.ts';

export interface TracesScreenProps {
  readonly route: Extract<Route, { readonly screen: 'traces' }>;
  readonly document: LoadedDocument;
  readonly title: string;
}

/** The traces of a document: what there is in all, a filter, and the list to choose from. */
export function TracesScreen({ route, document, title }: TracesScreenProps) {
  const filter = useTracesFilter(route.params);
  const call = useCallFilter(document, filter.call);
  const { order, longestNs } = useTraceOrder(document, filter, call?.traces);
  const scatter = usePreferences((preferences) => preferences.scatter);
  return (
    <main className={styles['screen']}>
      <TracesHeader document={document} documentKey={route.document} title={title} />
      <FilterBar table={document.table} filter={filter} shown={order.length} callWords={call?.words} />
      {scatter && document.table.traces.length > 1 && (
        <TracesScatter route={route} document={document} filter={filter} withCall={call?.traces} />
      )}
      <div className={styles['list']}>
        {call && !call.traces ? (
          <Waiting words="Gathering the calls" />
        ) : order.length === 0 ? (
          <NoMatch filter={filter} callWords={call?.words} />
        ) : (
          <TracesTable route={route} document={document} filter={filter} order={order} longestNs={longestNs} />
        )}
      </div>
      <AttributesBar />
      <ReadingBar />
    </main>
  );
}
