import { usePreferences } from '#state/preferences.ts';
import { navigate } from '#state/route.ts';
import type { KeptSearch } from '#state/searches.ts';
import { useSearches } from '#state/searches.ts';
import { markSent } from '#state/sentSearches.ts';
import { Button } from '#ui/Button.tsx';
import type { MenuEntry } from '#ui/Menu.tsx';
import { Menu } from '#ui/Menu.tsx';
import { formFromParams } from './searchForm.ts';
import { searchWords } from './searchWords.ts';

/** Searches that were saved and that were sent off, to ask again. None, no menu. */
export function RecentMenu() {
  const { recent, saved } = useSearches();
  const zone = usePreferences((preferences) => preferences.zone);
  if (recent.length === 0 && saved.length === 0) return undefined;
  const entry = (search: KeptSearch, list: string): MenuEntry => ({
    id: `${list} ${search.connection} ${search.question}`,
    label: keptWords(search, zone),
    onSelect: () => openKept(search),
  });
  const items: readonly MenuEntry[] = [
    ...(saved.length > 0 ? [{ kind: 'heading', id: 'saved', label: 'Saved' } as const] : []),
    ...saved.map((search) => entry(search, 'saved')),
    ...(recent.length > 0 ? [{ kind: 'heading', id: 'recent', label: 'Recent' } as const] : []),
    ...recent.map((search) => entry(search, 'recent')),
  ];
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon="history">
          Searches
        </Button>
      }
      items={items}
    />
  );
}

export function keptWords({ connection, question }: KeptSearch, zone: 'utc' | 'local'): string {
  return `${connection}: ${searchWords(formFromParams(new URLSearchParams(question)), zone).join(' · ')}`;
}

/** Asks a kept search anew: its "now" is now. */
export function openKept({ connection, question }: KeptSearch): void {
  markSent(connection, question);
  navigate({ screen: 'search', connection, params: new URLSearchParams(question) });
}
