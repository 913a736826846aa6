import type { Connection } from '#model/connection.ts';
import type { SourceProblem, SourceProblemCode } from '#model/sourceProblem.ts';
import { isServed } from '#state/connections.ts';
import { openDialog } from '#state/dialogs.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { CommandWay } from '#views/shared/connect/CommandWay.tsx';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import styles from './FailedSearch.module.css';

export interface FailedSearchProps {
  readonly connection: Connection;
  readonly problem: SourceProblem;
  readonly onAgain: () => void;
}

/** Problems that another address, kind or time limit may mend. */
const OF_CONNECTION: ReadonlySet<SourceProblemCode> = new Set([
  'badAddress',
  'mixedContent',
  'unreachable',
  'notAllowed',
  'wrongPath',
  'webPage',
  'strangeAnswer',
  'unknownKind',
  'unsupported',
  'timedOut',
]);

/** The server did not answer, or not so: what happened, what to do, and the button that does it. */
export function FailedSearch({ connection, problem, onAgain }: FailedSearchProps) {
  // What the local server offers is its to change.
  const isOwn = !isServed(connection);
  const needsSignIn = problem.code === 'unauthorised' || problem.code === 'forbidden';
  return (
    <div className={styles['frame']}>
      <div className={styles['failed']} role="alert">
        <Icon name="error" size={24} className={styles['icon']} />
        <div className={styles['words']}>
          <SourceProblemNote problem={problem} />
          {isOwn && <CommandWay connection={connection} code={problem.code} />}
          <div className={styles['actions']}>
            {needsSignIn && isOwn && (
              <Button variant="primary" onClick={() => openDialog('signIn', connection.name)}>
                Sign in
              </Button>
            )}
            {problem.code !== 'badQuery' && (
              <Button icon="history" onClick={onAgain}>
                Ask again
              </Button>
            )}
            {isOwn && OF_CONNECTION.has(problem.code) && (
              <Button icon="wrench" onClick={() => openDialog('connect', connection.name)}>
                Edit the connection
              </Button>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
