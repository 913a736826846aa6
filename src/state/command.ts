/** Something the user can do. One object is the menu entry, the palette line, the key and the line of help. */
export interface Command {
  readonly id: string;
  /** verb first: "Close the subtree" */
  readonly title: string;
  readonly group: 'Move' | 'Rows' | 'Time' | 'Find' | 'View' | 'Document';
  /** as `keyOf` names them: 'ArrowDown', 'Alt+ArrowLeft', 'Ctrl+K', '?'; the first is shown */
  readonly keys: readonly string[];
  /** absent = always possible */
  readonly isEnabled?: () => boolean;
  /** for what is on or off */
  readonly isOn?: () => boolean;
  readonly run: () => void;
}

export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The name of a key press. Shift is part of the character it makes; ⌘ counts as Ctrl. */
export function keyOf(press: KeyPress): string {
  const key = press.key.length === 1 && (press.ctrlKey || press.metaKey) ? press.key.toUpperCase() : press.key;
  return `${press.altKey ? 'Alt+' : ''}${press.ctrlKey || press.metaKey ? 'Ctrl+' : ''}${key}`;
}

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** A key as people write it: `Alt ←`. */
export function shownKey(key: string): string {
  return key
    .split(/\+(?=.)/) // the last + may be the key itself
    .map((part) => SHOWN[part] ?? part)
    .join(' ');
}
