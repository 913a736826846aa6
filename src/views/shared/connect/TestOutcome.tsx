import type { Connection } from '#model/connection.ts';
import { COLLECTOR_NAMES } from '#model/connection.ts';
import type { SourceProblem, SourceProblemCode } from '#model/sourceProblem.ts';
import type { TestedConnection } from '#state/testConnection.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { counted } from '#views/shared/counted.ts';
import { SourceProblemNote } from '#views/shared/SourceProblemNote.tsx';
import styles from './ConnectDialog.module.css';

/** How a test of a connection stands. */
export type TestState =
  | { readonly phase: 'asking' }
  | { readonly phase: 'failed'; readonly problem: SourceProblem }
  | { readonly phase: 'fine'; readonly found: TestedConnection };

/** What a test found: the kind of server and its services, or what is wrong and how to mend it. */
export function TestOutcome({ test, connection }: { readonly test: TestState; readonly connection: Connection }) {
  switch (test.phase) {
    case 'asking':
      return (
        <div className={styles['outcome']} data-phase="asking" role="status">
          <ProgressBar label="Asking the server" />
          Asking the server…
        </div>
      );
    case 'failed':
      return (
        <div className={styles['outcome']} role="alert">
          <Icon name="error" size={16} className={styles['bad']} />
          <div>
            <SourceProblemNote problem={test.problem} />
            {BY_COMMAND.includes(test.problem.code) && <CommandWay connection={connection} />}
          </div>
        </div>
      );
    case 'fine': {
      const { kind, services } = test.found;
      return (
        <div className={styles['outcome']} role="status">
          <Icon name="check" size={16} className={styles['good']} />
          <p>
            It answers: {COLLECTOR_NAMES[kind]}
            {services === 0 ? ', which knows no service yet.' : ` with ${counted(services, 'service')}.`}
          </p>
        </div>
      );
    }
  }
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
