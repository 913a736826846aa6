import { useEffect } from 'react';
import type { Connection } from '#model/connection.ts';
import { openDialog } from '#state/dialogs.ts';
import { formatRoute, navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import styles from './NoConnection.module.css';

export interface NoConnectionProps {
  /** as the address has it; undefined = it names none */
  readonly name: string | undefined;
  readonly connections: readonly Connection[];
}

/** There is no collector to ask: it has to be connected, or chosen. Of one, that one is taken. */
export function NoConnection({ name, connections }: NoConnectionProps) {
  const only = name === undefined && connections.length === 1 ? connections[0].name : undefined;
  useEffect(() => {
    if (only !== undefined) navigate(searchIn(only), 'replace');
  }, [only]);
  if (only !== undefined) return undefined;
  const title =
    name !== undefined
      ? `This browser has no connection named “${name}”`
      : connections.length === 0
        ? 'No collector is connected'
        : 'Which collector?';
  return (
    <main className={styles['screen']}>
      <EmptyState
        icon="plug"
        title={title}
        actions={
          <>
            {connections.map((connection) => (
              <Button key={connection.name} icon="plug" onClick={() => navigate(searchIn(connection.name))}>
                {connection.name}
              </Button>
            ))}
            <Button variant="primary" icon="plug" onClick={() => openDialog('connect')}>
              Connect a collector
            </Button>
          </>
        }
      >
        Spanglass searches in Jaeger, Zipkin and Tempo.
        <p>
          <a href={formatRoute({ screen: 'open', urls: [] })}>Open a file instead</a>
        </p>
      </EmptyState>
    </main>
  );
}

function searchIn(connection: string) {
  return { screen: 'search', connection, params: new URLSearchParams() } as const;
}
