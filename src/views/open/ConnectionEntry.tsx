import type { MouseEvent } from 'react';
import type { Connection } from '#model/connection.ts';
import { COLLECTOR_NAMES, lacksSecret } from '#model/connection.ts';
import { shownAddress } from '#model/secretsInAddress.ts';
import { isServed, removeConnection } from '#state/connections.ts';
import { openDialog } from '#state/dialogs.ts';
import { connectionRoute } from '#state/connectionRoute.ts';
import { formatRoute } from '#state/route.ts';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './ConnectionEntry.module.css';
import { focusBeside } from './focusBeside.ts';

/** A collector to search in, to change or to forget. What the local server offers is its to change. */
export function ConnectionEntry({ connection }: { readonly connection: Connection }) {
  const { name, url, kind } = connection;
  const facts = [
    kind === undefined ? '' : COLLECTOR_NAMES[kind],
    shownAddress(url),
    !isServed(connection) ? '' : 'offered by the command that serves this page',
    lacksSecret(connection) ? 'credentials are asked for again' : '',
  ];
  const forget = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    focusBeside(currentTarget);
    removeConnection(name);
  };
  return (
    <li className={styles['entry']}>
      <a className={styles['link']} href={formatRoute(connectionRoute(connection))}>
        <Icon name="plug" size={16} className={styles['icon']} />
        <span className={styles['name']}>{name}</span>
        <span className={styles['facts']}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
      </a>
      {!isServed(connection) && (
        <span className={styles['tools']}>
          <IconButton
            icon="wrench"
            size="small"
            hint="title"
            label={`Edit ${name}`}
            onClick={() => openDialog('connect', name)}
          />
          <IconButton icon="close" size="small" hint="title" label={`Remove ${name}`} onClick={forget} />
        </span>
      )}
    </li>
  );
}
