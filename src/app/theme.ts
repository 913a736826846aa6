import type { Theme } from '#state/preferences.ts';
import { usePreferences } from '#state/preferences.ts';

/**
 * Writes the chosen theme on the root element, before the first render and at each change, outside React: whoever
 * renders because the theme changed can already read the colours that hold now.
 */
export function followTheme(): void {
  const apply = (theme: Theme): void => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  apply(usePreferences.getState().theme);
  usePreferences.subscribe(({ theme }) => apply(theme));
}
