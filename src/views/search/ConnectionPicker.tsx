import { COLLECTOR_NAMES } from '#model/connection.ts';
import { shownAddress } from '#model/secretsInAddress.ts';
import { isServed, useConnections } from '#state/connections.ts';
import { openDialog } from '#state/dialogs.ts';
import { connectionRoute } from '#state/connectionRoute.ts';
import { navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import type { MenuEntry } from '#ui/Menu.tsx';
import { Menu } from '#ui/Menu.tsx';
import styles from './ConnectionPicker.module.css';

/** Which collector is asked: another one, a new one, or how this one is reached. */
export function ConnectionPicker({ name }: { readonly name: string }) {
  const connections = useConnections();
  const current = connections.find((connection) => connection.name === name);
  const items: readonly MenuEntry[] = [
    ...connections.map((connection): MenuEntry => ({
      id: `to ${connection.name}`,
      label: connection.kind ? `${connection.name} · ${COLLECTOR_NAMES[connection.kind]}` : connection.name,
      icon: connection.name === name ? 'check' : undefined,
      onSelect: () => navigate(connectionRoute(connection)),
    })),
    { kind: 'separator', id: 'line' },
    ...(current && !isServed(current)
      ? [{ id: 'edit', label: `Edit ${name}…`, icon: 'wrench', onSelect: () => openDialog('connect', name) } as const]
      : []),
    { id: 'connect', label: 'Connect another…', icon: 'plus', onSelect: () => openDialog('connect') },
  ];
  return (
    <div className={styles['picker']}>
      <span className={styles['label']} aria-hidden="true">
        Collector
      </span>
      <Menu
        trigger={
          <Button
            className={styles['button']}
            aria-label={`Collector: ${name}`}
            title={current && shownAddress(current.url)}
          >
            <Icon name="plug" size={14} />
            <span className={styles['name']}>{name}</span>
            <Icon name="chevronDown" size={12} />
          </Button>
        }
        items={items}
      />
    </div>
  );
}
