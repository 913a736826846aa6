import type { ReactNode } from 'react';
import styles from './Remark.module.css';

/** One sentence above a graph, about how it is to be read. */
export function Remark({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles['remark']} role="note">
      {children}
    </p>
  );
}
