import styles from './Waiting.module.css';

/** Stands in place of a picture while that is worked on; seen only when it takes longer than a glance. */
export function Waiting({ words }: { readonly words: string }) {
  return (
    <p className={styles['waiting']} role="status">
      {words}
    </p>
  );
}
