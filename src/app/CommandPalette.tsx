import { Autocomplete } from '@base-ui/react/autocomplete';
import { useRef } from 'react';
import { COMMANDS } from '#state/appCommands.ts';
import type { Command } from '#state/command.ts';
import { shownKey } from '#state/command.ts';
import { closeDialogs } from '#state/dialogs.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import styles from './CommandPalette.module.css';

/** Every command by its words. Only what is possible now is listed. */
export function CommandPalette() {
  const commands = COMMANDS.filter(({ id, isEnabled }) => id !== 'palette' && (isEnabled?.() ?? true));
  const input = useRef<HTMLInputElement>(null);
  const run = (command: Command): void => {
    closeDialogs();
    // After the dialog has given the focus back, which some commands move on.
    requestAnimationFrame(command.run);
  };
  return (
    <Dialog open onOpenChange={closeDialogs} title="Commands" titleHidden initialFocus={input}>
      <Autocomplete.Root open inline items={commands} autoHighlight="always" keepHighlight itemToStringValue={wordsOf}>
        <div className={styles['line']}>
          <Autocomplete.Input
            ref={input}
            className={styles['input']}
            placeholder="What do you want to do?"
            aria-label="Find a command"
          />
          {/* Where the dialog fills the window there is no outside to press, and no Escape on a phone. */}
          <IconButton className={styles['close']} label="Back" icon="close" hint="title" onClick={closeDialogs} />
        </div>
        <Autocomplete.Empty className={styles['empty']}>No command has these words.</Autocomplete.Empty>
        <Autocomplete.List className={styles['list']}>
          {(command: Command) => (
            <Autocomplete.Item key={command.id} value={command} className={styles['item']} onClick={() => run(command)}>
              <span className={styles['mark']}>{command.isOn?.() === true && <Icon name="check" size={14} />}</span>
              <span className={styles['title']}>{command.title}</span>
              <span className={styles['group']}>{command.group}</span>
              {command.keys[0] !== undefined && <Kbd keys={shownKey(command.keys[0])} />}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}

function wordsOf(command: Command): string {
  return `${command.title} ${command.group}`;
}
