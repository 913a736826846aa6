import { useId, type MouseEvent } from 'react';
import { formatBytes } from '#model/formatTime.ts';
import { notify } from '#state/notices.ts';
import type { Zone } from '#state/preferences.ts';
import type { useRecentDocuments } from '#state/recent.ts';
import { forgetRecent } from '#state/recent.ts';
import { formatRoute } from '#state/route.ts';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { counted } from '#views/shared/counted.ts';
import { focusBeside } from './focusBeside.ts';
import { whenOpened } from './whenOpened.ts';
import styles from './RecentEntry.module.css';

export interface RecentEntryProps {
  readonly document: ReturnType<typeof useRecentDocuments>[number];
  readonly zone: Zone;
  /** Unix ms, what `today` goes by */
  readonly now: number;
}

/** A document to open again or to forget. A real link, so that it also opens in another tab. */
export function RecentEntry({ document, zone, now }: RecentEntryProps) {
  const { id, kind, title, spans, traces, services, bytes, openedAt } = document;
  const facts = [
    counted(spans, 'span'),
    counted(traces, 'trace'),
    counted(services, 'service'),
    formatBytes(bytes),
  ].join(' · ');
  const whenId = useId();
  const forget = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    focusBeside(currentTarget);
    forgetRecent(id).catch(() => notify('The browser could not remove it.'));
  };
  return (
    <li className={styles['entry']}>
      <a
        className={styles['link']}
        href={formatRoute({ screen: 'traces', document: { kind, id }, params: new URLSearchParams() })}
        title={kind === 'url' ? id : title}
      >
        <Icon name={kind === 'url' ? 'link' : 'file'} size={16} className={styles['icon']} />
        <span className={styles['title']}>{title}</span>
        <span className={styles['facts']}>{facts}</span>
        <time className={styles['when']} id={whenId} dateTime={new Date(openedAt).toISOString()}>
          {whenOpened(openedAt, now, zone)}
        </time>
      </a>
      <IconButton
        className={styles['remove']}
        icon="close"
        size="small"
        hint="title"
        label={`Remove ${title} from this browser`}
        aria-describedby={whenId}
        onClick={forget}
      />
    </li>
  );
}
