import { commandById } from '#state/appCommands.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu } from '#ui/Menu.tsx';

const SHOWN = ['open', 'report', 'theme', 'zone', 'compact', 'details', 'criticalPath', 'repeats', 'palette', 'help'];

/** What the bar shows as buttons, as one menu where it is narrow. */
export function NarrowMenu() {
  return (
    <Menu
      trigger={<IconButton label="More" icon="more" />}
      align="end"
      items={SHOWN.map((id) => commandById(id))
        .filter(({ isEnabled }) => isEnabled?.() ?? true)
        .map(({ id, title, isOn, run }) => ({
          id,
          label: title,
          icon: isOn?.() === true ? 'check' : undefined,
          onSelect: run,
        }))}
    />
  );
}
