import type { SourceProblem } from '#model/sourceProblem.ts';
import { openDialog } from '#state/dialogs.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import styles from './FailedSearch.module.css';

export interface FailedSearchProps {
  readonly connection: string;
  /** The connection is the user's own to change. */
  readonly isOwn: boolean;
  readonly problem: SourceProblem;
  readonly onAgain: () => void;
}

/** The server did not answer, or not so: what happened, what to do, and the button that does it. */
export function FailedSearch({ connection, isOwn, problem, onAgain }: FailedSearchProps) {
  const needsSignIn = problem.code === 'unauthorised' || problem.code === 'forbidden';
  return (
    <div className={styles['frame']}>
      <div className={styles['failed']} role="alert">
        <Icon name="error" size={24} className={styles['icon']} />
        <div className={styles['words']}>
          <SourceProblemNote problem={problem} />
          <div className={styles['actions']}>
            {needsSignIn && isOwn && (
              <Button variant="primary" onClick={() => openDialog('signIn', connection)}>
                Sign in
              </Button>
            )}
            <Button icon="history" onClick={onAgain}>
              Ask again
            </Button>
            {isOwn && !needsSignIn && (
              <Button icon="wrench" onClick={() => openDialog('connect', connection)}>
                Edit the connection
              </Button>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
