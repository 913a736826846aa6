import { COMMANDS } from '#state/appCommands.ts';
import type { Command } from '#state/command.ts';
import { shownKey } from '#state/command.ts';
import { closeDialogs } from '#state/dialogs.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import styles from './HelpDialog.module.css';

/** All keys, from the list of commands, and what the pointer does. */
export function HelpDialog() {
  const groups = [...new Set(COMMANDS.map(({ group }) => group))];
  return (
    <Dialog open onOpenChange={closeDialogs} title="Keys" size="large">
      {/* Longer than a small window: what scrolls must be reachable by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['groups']} role="group" aria-label="All keys" tabIndex={0}>
        {groups.map((group) => (
          <section key={group} className={styles['group']}>
            <h3 className={styles['heading']}>{group}</h3>
            <dl className={styles['keys']}>
              {linesOf(group).map(({ title, keys }) => (
                <div key={title} className={styles['line']}>
                  <dt>{title}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Kbd key={key} keys={shownKey(key)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className={styles['group']}>
          <h3 className={styles['heading']}>Pointer</h3>
          <dl className={styles['keys']}>
            {POINTER.map(([what, how]) => (
              <div key={what} className={styles['line']}>
                <dt>{what}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

interface KeyLine {
  readonly title: string;
  readonly keys: readonly string[];
}

/** Commands of different screens that have the same keys are one line. */
function linesOf(group: Command['group']): readonly KeyLine[] {
  const lines = new Map<string, KeyLine>();
  for (const { title, keys, ...command } of COMMANDS) {
    if (command.group !== group || keys.length === 0) continue;
    const before = lines.get(keys.join(' '));
    lines.set(keys.join(' '), { title: before ? `${title} · ${before.title}` : title, keys });
  }
  return [...lines.values()];
}

const POINTER: readonly (readonly [string, string])[] = [
  ['Zoom in time', 'Ctrl + wheel, or pinch'],
  ['Move in time', 'drag, or Shift + wheel'],
  ['Choose a range', 'drag on the axis or the overview'],
  ['Fit a span', 'double click its bar'],
  ['Open or close a subtree', 'Alt + click the arrow'],
];
