import type { ProblemOutcome } from '#model/problem.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import type { IconName } from '#ui/iconPaths.ts';
import styles from './OutcomeMark.module.css';
import { OUTCOME_WORDS } from './reportText.ts';

const ICONS: Readonly<Record<ProblemOutcome, IconName>> = {
  kept: 'info',
  repaired: 'check',
  skipped: 'minus',
  failed: 'error',
};

/** What was done about a problem, as a shape and a word. */
export function OutcomeMark({ outcome }: { readonly outcome: ProblemOutcome }) {
  return (
    <span className={classNames(styles['mark'], styles[outcome])}>
      <Icon name={ICONS[outcome]} size={12} />
      {OUTCOME_WORDS[outcome]}
    </span>
  );
}
