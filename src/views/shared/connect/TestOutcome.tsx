import type { Connection } from '#model/connection.ts';
import { COLLECTOR_NAMES } from '#model/connection.ts';
import type { ConnectionTest } from '#state/testConnection.ts';
import { Icon } from '#ui/Icon.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { counted } from '#views/shared/counted.ts';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import { CommandWay } from './CommandWay.tsx';
import styles from './TestOutcome.module.css';

export interface TestOutcomeProps {
  readonly test: ConnectionTest | 'asking';
  readonly connection: Connection;
}

/** What a test found: the kind of server and its services, or what works, what is the first that does not, and the way out. */
export function TestOutcome({ test, connection }: TestOutcomeProps) {
  if (test === 'asking') {
    return (
      <div className={styles['outcome']} role="status">
        <ProgressBar label="Asking the server" />
        Asking the server…
      </div>
    );
  }
  const { problem, steps } = test;
  if (!problem) {
    return (
      <div className={styles['outcome']} role="status">
        <p className={styles['step']} data-state="passed">
          <Icon name="check" size={14} />
          {fineWords(test)}
        </p>
      </div>
    );
  }
  return (
    <div className={styles['outcome']} role="alert">
      <ol className={styles['steps']}>
        {steps
          .filter(({ state }) => state !== 'unknown')
          .map(({ step, label, state }) => (
            <li key={step} className={styles['step']} data-state={state}>
              <Icon name={state === 'passed' ? 'check' : 'error'} size={14} />
              <span>
                {label}
                {state === 'failed' && ': no'}
              </span>
            </li>
          ))}
      </ol>
      <SourceProblemNote problem={problem} />
      <CommandWay connection={connection} code={problem.code} />
    </div>
  );
}

function fineWords({ kind, services }: ConnectionTest): string {
  const name = kind === undefined ? 'a server' : COLLECTOR_NAMES[kind];
  if (services === undefined) return `It answers: ${name}.`;
  if (services === 0) return `It answers: ${name}, which knows no service yet.`;
  return `It answers: ${name} with ${counted(services, 'service')}.`;
}
