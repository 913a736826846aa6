import { useConnections } from '#state/connections.ts';
import { openDialog } from '#state/dialogs.ts';
import { Button } from '#ui/Button.tsx';
import { ConnectionEntry } from './ConnectionEntry.tsx';
import styles from './Connections.module.css';

/** The collectors one is connected to, the user's own and those that the local server offers. None, no section. */
export function Connections() {
  const connections = useConnections();
  if (connections.length === 0) return undefined;
  return (
    <section aria-labelledby="collectors-title">
      <div className={styles['line']}>
        <h2 className={styles['title']} id="collectors-title" tabIndex={-1}>
          Collectors
        </h2>
        <Button size="small" variant="quiet" icon="plus" onClick={() => openDialog('connect')}>
          Connect another
        </Button>
      </div>
      <ul>
        {connections.map((connection) => (
          <ConnectionEntry key={connection.name} connection={connection} />
        ))}
      </ul>
    </section>
  );
}
