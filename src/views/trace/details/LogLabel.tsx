import { severityWord } from '#analysis/severity.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './EventItem.module.css';

/** Tells a log record from an event of the span, and how grave it is: in a word, and by a sign from a warning on. */
export function LogLabel({ severity }: { readonly severity: number }) {
  const word = severityWord(severity);
  const isBad = word === 'error' || word === 'fatal';
  return (
    <span className={classNames(styles['log'], isBad && styles['bad'], word === 'warn' && styles['warn'])}>
      {isBad && <Icon name="error" size={12} />}
      {word === 'warn' && <Icon name="warning" size={12} />}
      {word === undefined ? 'log' : `log · ${word}`}
    </span>
  );
}
