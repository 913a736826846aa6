import styles from './LayingOut.module.css';

/** Stands in place of a flame while that is worked on; seen only when it takes longer than a glance. */
export function LayingOut() {
  return (
    <p className={styles['waiting']} role="status">
      Laying out the spans
    </p>
  );
}
