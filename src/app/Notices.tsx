import { dismissNotice, useNotices } from '#state/notices.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './Notices.module.css';

/** Short messages in the corner, spoken by screen readers as they come. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className={styles['notices']} role="status">
      {notices.map(({ id, text }) => (
        <p key={id} className={styles['notice']}>
          <span>{text}</span>
          <IconButton label="Dismiss" icon="close" size="small" hint="title" onClick={() => dismissNotice(id)} />
        </p>
      ))}
    </div>
  );
}
