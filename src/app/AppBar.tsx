import { lazy, Suspense } from 'react';
import { openDialog } from '#state/dialogs.ts';
import { nextTheme, setPreference, usePreferences } from '#state/preferences.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { FindField } from '#views/trace/FindField.tsx';
import { useCurrentTrace } from '#state/currentTrace.ts';
import styles from './AppBar.module.css';
import { Crumbs } from './Crumbs.tsx';

// The menu machinery weighs as much as a screen; only narrow windows need it in the bar.
const NarrowMenu = lazy(() => import('./NarrowMenu.tsx').then((module) => ({ default: module.NarrowMenu })));

const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** The one bar over every screen: where you are, find, and the settings that hold everywhere. */
export function AppBar() {
  const trace = useCurrentTrace();
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const zone = usePreferences((preferences) => preferences.zone);
  const theme = usePreferences((preferences) => preferences.theme);
  return (
    <header className={styles['bar']}>
      <a className={styles['word']} href="#/" aria-label="Spanglass, start">
        span<span className={styles['glass']}>glass</span>
      </a>
      <Crumbs />
      {trace && <FindField />}
      <div className={styles['tools']}>
        <Button
          variant="quiet"
          className={styles['wide']}
          title="How instants are written (u)"
          onClick={() => setPreference('zone', zone === 'utc' ? 'local' : 'utc')}
        >
          {zone === 'utc' ? 'UTC' : 'Local'}
        </Button>
        <IconButton
          className={styles['wide']}
          label={`Theme: ${theme}`}
          icon={THEME_ICONS[theme]}
          keys="t"
          onClick={nextTheme}
        />
        <IconButton
          className={styles['wide']}
          label="Commands"
          icon="command"
          keys="Ctrl K"
          onClick={() => openDialog('palette')}
        />
        <IconButton
          className={styles['wide']}
          label="All keys"
          icon="keyboard"
          keys="?"
          onClick={() => openDialog('help')}
        />
        <Suspense>{isNarrow && <NarrowMenu />}</Suspense>
      </div>
    </header>
  );
}
