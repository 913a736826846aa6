import type { Connection } from '#model/connection.ts';
import { shownAddress } from '#model/secretsInAddress.ts';
import type { SourceProblemCode } from '#model/sourceProblem.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import styles from './CommandWay.module.css';

/** What does not stand in the way of a program that is no page. */
const BY_COMMAND: readonly SourceProblemCode[] = ['notAllowed', 'mixedContent', 'unreachable'];

export interface CommandWayProps {
  readonly connection: Connection;
  /** of the problem that it is a way round; of others there is none */
  readonly code: SourceProblemCode;
}

/** The way round the browser's rules: a program on this computer that asks the server and serves this page. */
export function CommandWay({ connection, code }: CommandWayProps) {
  if (!BY_COMMAND.includes(code)) return undefined;
  const command = commandFor(connection);
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

/** The command takes plain names, and an address that ends with its path. */
function commandFor({ name, url }: Connection): string {
  const plain = name.replaceAll(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'collector';
  return `spanglass --collector ${quoted(`${plain}=${shownAddress(url)}`)}`;
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
