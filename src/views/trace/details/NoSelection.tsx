import { useErrors } from '#state/derived.ts';
import { useResult } from '#state/useWork.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import type { Lead } from './leads.ts';
import { leadsWork } from './leads.ts';
import styles from './NoSelection.module.css';
import { usePane } from './paneContext.ts';

const ICONS = { error: 'error', repeats: 'clock', self: 'clock', critical: 'clock' } as const satisfies Record<
  Lead['kind'],
  string
>;

/** While no span is selected: how to select one, and which are worth it. */
export function NoSelection({ onClose }: { readonly onClose: () => void }) {
  const { trace, goTo } = usePane();
  const { failed } = useErrors(trace.document);
  const leads = useResult(leadsWork(trace, failed)) ?? [];
  return (
    <div className={styles['empty']}>
      <IconButton
        className={styles['close']}
        icon="close"
        label="Close details"
        keys="Enter"
        size="small"
        onClick={onClose}
      />
      <h2 className={styles['title']}>No span selected</h2>
      <p className={styles['text']}>
        Click a row, or move with <Kbd keys="↑" /> <Kbd keys="↓" />.
      </p>
      <div className={styles['actions']}>
        {leads.map(({ kind, row, text }) => (
          <Button key={kind} icon={ICONS[kind]} className={styles[kind]} onClick={() => goTo(row)}>
            {text}
          </Button>
        ))}
      </div>
    </div>
  );
}
