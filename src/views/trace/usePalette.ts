import { usePreferences } from '#state/preferences.ts';
import type { Palette } from '#ui/palette.ts';
import { resolvePalette } from '#ui/palette.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';

/** What was resolved last: resolving forces styles to be computed some fifty times, and three canvases ask. */
let last: { readonly key: string; readonly palette: Palette } | undefined;

/** The colours of the theme that holds now, for canvases; resolved once per theme. */
export function usePalette(): Palette {
  const theme = usePreferences((preferences) => preferences.theme);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const key = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  if (last?.key !== key) last = { key, palette: resolvePalette(document.documentElement) };
  return last.palette;
}
