import { memoLast } from '#base/memo.ts';
import { usePreferences } from '#state/preferences.ts';
import type { Palette } from '#ui/palette.ts';
import { resolvePalette } from '#ui/palette.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';

/** Resolving forces styles to be computed some fifty times, and three canvases ask: once per theme is enough. */
const paletteOf = memoLast((_theme: string): Palette => resolvePalette(document.documentElement));

/** The colours of the theme that holds now, for canvases; resolved once per theme. */
export function usePalette(): Palette {
  const theme = usePreferences((preferences) => preferences.theme);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const key = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  return paletteOf(key);
}
