import { useMemo } from 'react';
import { usePreferences } from '#state/preferences.ts';
import type { Palette } from '#ui/palette.ts';
import { resolvePalette } from '#ui/palette.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';

/** The colours of the theme that holds now, for canvases; resolved once per theme. */
export function usePalette(): Palette {
  const theme = usePreferences((preferences) => preferences.theme);
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const key = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  // The key is what the computed style depends on; React cannot see that.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => resolvePalette(document.documentElement), [key]);
}
