import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Theme = 'system' | 'light' | 'dark';
export type Zone = 'utc' | 'local';

/** What the user likes, in every document. Kept in this browser. */
export interface Preferences {
  readonly theme: Theme;
  /** how instants are written */
  readonly zone: Zone;
  /** rows of 18 px instead of 24 */
  readonly compact: boolean;
  /** CSS px */
  readonly namesWidth: number;
  readonly detailsWidth: number;
  readonly detailsHeight: number;
  readonly detailsOpen: boolean;
  readonly criticalPath: boolean;
  /** traces as points of time and duration above their list */
  readonly scatter: boolean;
  /** runs of repeats as one row each */
  readonly foldRepeats: boolean;
  /** a client that is answered 4xx has failed, as the conventions say */
  readonly countClient4xx: boolean;
}

export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      theme: 'system',
      zone: 'utc',
      compact: false,
      namesWidth: 440,
      detailsWidth: 360,
      detailsHeight: 320,
      detailsOpen: true,
      criticalPath: true,
      scatter: true,
      foldRepeats: true,
      countClient4xx: true,
    }),
    { name: 'spanglass.preferences', version: 1 },
  ),
);

export function setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  usePreferences.setState({ [name]: value });
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function nextTheme(): void {
  const { theme } = usePreferences.getState();
  setPreference('theme', THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
}
