import type { Compliance } from '#analysis/objectives.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './ObjectiveCell.module.css';
import { budgetText, shareText, timesText } from './shareText.ts';

export interface ObjectiveCellProps {
  /** undefined of no calls */
  readonly compliance: Compliance | undefined;
}

/** Below this a budget is nearly spent. */
const LITTLE = 0.25;

/** How an objective was kept: a mark, the share that was good, and the error budget as a bar or how often it was spent. */
export function ObjectiveCell({ compliance }: ObjectiveCellProps) {
  if (compliance === undefined) return <span className={styles['none']}>–</span>;
  const { good, target, budgetLeft, isMissed } = compliance;
  const state = isMissed ? 'missed' : budgetLeft < LITTLE ? 'little' : 'met';
  const hint = `${shareText(good)} of at least ${shareText(target)}. Error budget: ${budgetText(budgetLeft)}.`;
  return (
    <span className={classNames(styles['objective'], styles[state])} title={hint} data-state={state}>
      <Icon name={MARKS[state]} size={12} className={styles['mark']} />
      <span className={styles['good']}>{shareText(good)}</span>
      <span className="visuallyHidden">
        {WORDS[state]}, error budget {budgetText(budgetLeft)}
      </span>
      {isMissed ? (
        <span className={styles['times']} aria-hidden="true">
          {budgetLeft === -Infinity ? '∞' : `${timesText(1 - budgetLeft)}×`}
        </span>
      ) : (
        <span className={styles['budget']} aria-hidden="true">
          <span className={styles['left']} style={{ width: `${Math.max(0, budgetLeft) * 100}%` }} />
        </span>
      )}
    </span>
  );
}

const MARKS = { missed: 'error', little: 'warning', met: 'check' } as const;
const WORDS = { missed: 'missed', little: 'met, little left', met: 'met' } as const;
