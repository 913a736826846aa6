import type { SourceProblem } from '#model/sourceProblem.ts';
import { classNames } from '#ui/classNames.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import styles from './SourceProblemNote.module.css';

/** What is wrong with a server: what happened, what to do, its own words, and its raw answer one click away. */
export function SourceProblemNote({ problem }: { readonly problem: SourceProblem }) {
  const { message, advice, detail, url, status, answer, snippets } = problem;
  return (
    <div className={styles['problem']} data-testid="source-problem" data-code={problem.code}>
      <p className={styles['message']}>{message}</p>
      {advice !== '' && <p>{advice}</p>}
      {detail !== '' && <blockquote className={styles['detail']}>{detail}</blockquote>}
      {snippets.map(({ title, text }, at) => (
        // The first is the one to try first.
        <details key={title} open={at === 0}>
          <summary className={styles['summary']}>{title}</summary>
          <CopyButton label="Copy" text={text} />
          <pre className={classNames(styles['pre'], styles['snippet'])}>{text}</pre>
        </details>
      ))}
      {url !== '' && (
        <p className={styles['asked']}>
          Asked: {url}
          {status !== undefined && ` · status ${status}`}
        </p>
      )}
      {answer !== undefined && answer !== '' && (
        <details>
          <summary className={styles['summary']}>The answer as it came</summary>
          <pre className={styles['pre']}>{answer}</pre>
        </details>
      )}
    </div>
  );
}
