import { commandById } from '#state/appCommands.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu } from '#ui/Menu.tsx';

const SHOWN = ['theme', 'zone', 'compact', 'details', 'criticalPath', 'palette', 'help'];

/** What the bar shows as buttons, as one menu where it is narrow. */
export function NarrowMenu() {
  return (
    <Menu
      trigger={<IconButton label="More" icon="more" />}
      align="end"
      items={SHOWN.map((id) => commandById(id))
        .filter(({ isEnabled }) => isEnabled?.() ?? true)
        .map(({ id, title, run }) => ({ id, label: title, onSelect: run }))}
    />
  );
}
