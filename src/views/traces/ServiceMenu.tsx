import { memoByObject } from '#base/memo.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import type { MenuEntry } from '#ui/Menu.tsx';
import { Menu } from '#ui/Menu.tsx';
import styles from './ServiceMenu.module.css';
import { changeFilter } from './useTracesFilter.ts';

export interface ServiceMenuProps {
  readonly table: SpanTable;
  /** the chosen one by name, '' the unknown; undefined = any */
  readonly service: string | undefined;
}

/** Services of a table by name, from A; '' at the end when some span has none. */
const serviceNames = memoByObject((table: SpanTable): readonly string[] => {
  const names = Array.from(table.services, (_, service) => serviceName(table, service));
  names.sort((one, other) => one.localeCompare(other, 'en'));
  return table.service.includes(-1) ? [...names, ''] : names;
});

/** Chooses the service that a trace must touch. */
export function ServiceMenu({ table, service }: ServiceMenuProps) {
  const choose = (name: string | undefined): MenuEntry => ({
    id: name === undefined ? 'any' : `service ${name}`,
    label: name === undefined ? 'Any service' : spelled(name),
    // A tick and not a checkbox, which would leave the menu open after the choice.
    icon: name === service ? 'check' : undefined,
    onSelect: () => changeFilter({ service: name }),
  });
  return (
    <Menu
      trigger={
        <Button
          className={service === undefined ? undefined : styles['chosen']}
          aria-label={service === undefined ? undefined : `Service: ${spelled(service)}`}
        >
          <span className={styles['name']}>{service === undefined ? 'Any service' : spelled(service)}</span>
          <Icon name="chevronDown" size={12} />
        </Button>
      }
      items={[choose(undefined), { kind: 'separator', id: 'line' }, ...serviceNames(table).map(choose)]}
    />
  );
}

function spelled(name: string): string {
  return name === '' ? 'unknown service' : name;
}
