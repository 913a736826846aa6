import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Tabs.module.css';

export interface TabItem<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown after the label: how many there are. */
  readonly count?: number | undefined;
  readonly disabled?: boolean | undefined;
}

export interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** At the end of the row, outside the tab list: toggles, a menu. */
  readonly trailing?: ReactNode;
  readonly className?: string | undefined;
  /** The content of the chosen tab. It fills what height is left; what it shows follows `value`. */
  readonly children?: ReactNode;
}

/** An underlined row of tabs and the panel below. Arrow keys move, Enter or Space chooses. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, tabs, value, onChange, trailing, className, children } = props;
  const chosen = (next: unknown): void => {
    const tab = tabs.find((candidate) => candidate.value === next);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <Base.Root value={value} onValueChange={chosen} className={classNames(styles['root'], className)}>
      <div className={styles['bar']}>
        <Base.List aria-label={label} className={styles['list']}>
          {tabs.map((tab) => (
            <Base.Tab key={tab.value} value={tab.value} disabled={tab.disabled} className={styles['tab']}>
              <span className={styles['label']} data-label={tab.label}>
                {tab.label}
              </span>
              {tab.count !== undefined && <span className={styles['count']}>{tab.count.toLocaleString('en')}</span>}
            </Base.Tab>
          ))}
        </Base.List>
        {trailing !== undefined && <div className={styles['trailing']}>{trailing}</div>}
      </div>
      {children !== undefined && (
        <Base.Panel value={value} className={styles['panel']} tabIndex={-1}>
          {children}
        </Base.Panel>
      )}
    </Base.Root>
  );
}
