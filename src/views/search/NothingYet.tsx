import { usePreferences } from '#state/preferences.ts';
import { formatRoute } from '#state/route.ts';
import type { KeptSearch, KeptSearches } from '#state/searches.ts';
import { forgetSearch, useSearches } from '#state/searches.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './NothingYet.module.css';
import { keptWords, openKept } from './RecentMenu.tsx';

/** Before the first search: what can be done, and the searches that were done before. */
export function NothingYet({ kind }: { readonly kind: string | undefined }) {
  const { recent, saved } = useSearches();
  if (recent.length === 0 && saved.length === 0) {
    return (
      <EmptyState icon="search" title="What are you looking for?">
        {kind === 'jaeger'
          ? 'Choose a service, narrow it down as far as you know, and press Enter.'
          : 'Say as much as you know, nothing at all if need be, and press Enter.'}
      </EmptyState>
    );
  }
  return (
    <div className={styles['lists']}>
      <KeptList list="saved" title="Saved searches" searches={saved} />
      <KeptList list="recent" title="Recent searches" searches={recent} />
    </div>
  );
}

interface KeptListProps {
  readonly list: keyof KeptSearches;
  readonly title: string;
  readonly searches: readonly KeptSearch[];
}

function KeptList({ list, title, searches }: KeptListProps) {
  const zone = usePreferences((preferences) => preferences.zone);
  if (searches.length === 0) return undefined;
  return (
    <section aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <ul>
        {searches.map((search) => (
          <li key={`${search.connection} ${search.question}`} className={styles['entry']}>
            <a
              className={styles['link']}
              href={formatRoute({
                screen: 'search',
                connection: search.connection,
                params: new URLSearchParams(search.question),
              })}
              onClick={(event) => {
                if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                openKept(search);
              }}
            >
              {keptWords(search, zone)}
            </a>
            <IconButton
              icon="close"
              size="small"
              hint="title"
              label={`Remove ${keptWords(search, zone)}`}
              onClick={() => forgetSearch(list, search)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
