import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Whether a media query, such as `(max-width: 640px)`, holds now. */
export function useMediaQuery(query: string): boolean {
  // Made once: a new list has the browser bring its styles up to date before it answers.
  const list = useMemo(() => matchMedia(query), [query]);
  const subscribe = useCallback(
    (changed: () => void) => {
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [list],
  );
  return useSyncExternalStore(subscribe, () => list.matches);
}
