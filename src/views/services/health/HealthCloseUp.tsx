import { useId, useState, type ReactNode } from 'react';
import { hasOwnObjectives, objectivesOf, useObjectives } from '#state/objectives.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { ServiceDot } from '#views/shared/ServiceDot.tsx';
import { objectivesText } from './HealthBar.tsx';
import styles from './HealthCloseUp.module.css';
import type { HealthLine } from './healthLine.ts';
import { lineWords } from './healthLine.ts';
import { ObjectivesDialog } from './ObjectivesDialog.tsx';

export interface HealthCloseUpProps {
  readonly line: HealthLine;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One line looked at closely: what is asked of it, and how it did over time. */
export function HealthCloseUp({ line, onClose, children }: HealthCloseUpProps) {
  const headingId = useId();
  const settings = useObjectives();
  const [isSetting, setIsSetting] = useState(false);
  const { service } = line;
  return (
    <section className={styles['closeUp']} aria-labelledby={headingId}>
      <header className={styles['header']}>
        <ServiceDot slot={line.slot} />
        <h2 id={headingId} className={styles['heading']}>
          {lineWords(line)}
        </h2>
        <Button
          className={styles['objectives']}
          variant="quiet"
          size="small"
          icon="flag"
          onClick={() => setIsSetting(true)}
        >
          <span className={styles['words']}>
            {hasOwnObjectives(settings, service) ? 'Its own objectives: ' : 'Objectives: '}
            {objectivesText(objectivesOf(settings, service))}
          </span>
        </Button>
        <IconButton className={styles['close']} label="Close" icon="close" size="small" onClick={onClose} />
      </header>
      <div className={styles['body']}>{children}</div>
      {isSetting && <ObjectivesDialog service={service} onClose={() => setIsSetting(false)} />}
    </section>
  );
}
