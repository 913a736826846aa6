import { useState } from 'react';
import type { Attribute } from '#model/attributes.ts';
import styles from './AlsoSent.module.css';
import { Marked } from './Marked.tsx';

/** Names under which the same was sent a second time, on demand. */
export function AlsoSent({ repeats }: { readonly repeats: readonly Attribute[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const keys = repeats.map(({ key }) => key);
  return (
    <>
      <button
        type="button"
        className={styles['more']}
        aria-expanded={isOpen}
        aria-label={`Also sent as ${keys.join(', ')}`}
        title={`Also sent as ${keys.join(', ')}`}
        onClick={() => setIsOpen(!isOpen)}
      >
        +{keys.length}
      </button>
      {isOpen && (
        <span>
          {keys.map((key) => (
            <span key={key} className={styles['key']}>
              = <Marked text={key} withBreaks />
            </span>
          ))}
        </span>
      )}
    </>
  );
}
