import type { ReactNode } from 'react';
import { useId } from 'react';
import { Icon } from '#ui/Icon.tsx';
import styles from './Section.module.css';
import { toggleSection, useIsSectionOpen } from './sectionStates.ts';

export interface SectionProps {
  /** Sections of the same id, in whatever span, are open and closed together. */
  readonly id: string;
  readonly title: string;
  /** how many there are, beside the title */
  readonly count?: string | undefined;
  readonly openAtFirst?: boolean | undefined;
  /** rendered only while the section is open */
  readonly children: ReactNode;
}

/** A heading that opens and closes what is under it. */
export function Section({ id, title, count, openAtFirst = true, children }: SectionProps) {
  const isOpen = useIsSectionOpen(id, openAtFirst);
  const body = useId();
  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>
        <button
          type="button"
          className={styles['button']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? body : undefined}
          onClick={() => toggleSection(id)}
        >
          <Icon name="chevronRight" size={10} className={styles['chevron']} />
          {title}
          {count !== undefined && <span className={styles['count']}>{count}</span>}
        </button>
      </h3>
      {isOpen && <div id={body}>{children}</div>}
    </section>
  );
}
