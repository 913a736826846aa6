import type { Connection } from '#model/connection.ts';
import { COLLECTOR_NAMES } from '#model/connection.ts';
import type { SourceProblemCode } from '#model/sourceProblem.ts';
import type { ConnectionTest } from '#state/testConnection.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { counted } from '#views/shared/counted.ts';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
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
      {BY_COMMAND.includes(problem.code) && <CommandWay connection={connection} />}
    </div>
  );
}

function fineWords({ kind, services }: ConnectionTest): string {
  const name = kind === undefined ? 'a server' : COLLECTOR_NAMES[kind];
  if (services === undefined) return `It answers: ${name}.`;
  if (services === 0) return `It answers: ${name}, which knows no service yet.`;
  return `It answers: ${name} with ${counted(services, 'service')}.`;
}

/** What does not stand in the way of a program that is no page. */
const BY_COMMAND: readonly SourceProblemCode[] = ['notAllowed', 'mixedContent', 'unreachable'];

/** The way round the browser's rules: a program on this computer that asks the server and serves this page. */
function CommandWay({ connection }: { readonly connection: Connection }) {
  const command = `spanglass --collector ${quoted(`${connection.name}=${connection.url}`)}`;
  return (
    <div className={styles['way']}>
      Or run this on your computer, and open the page that it names: it asks the server in place of the browser.
      <div className={styles['command']}>
        <code>{command}</code>
        <CopyButton label="Copy the command" iconOnly text={command} />
      </div>
    </div>
  );
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
