import type { CollectorKind, Connection } from '#model/connection.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { FailedSearch } from './FailedSearch.tsx';
import { NoResult } from './NoResult.tsx';
import { NothingYet } from './NothingYet.tsx';
import styles from './ResultArea.module.css';
import { Results } from './Results.tsx';
import type { SearchForm } from './searchForm.ts';
import type { SearchRoute } from './useResultView.ts';
import type { SearchRun } from './useSearchRun.ts';

export interface ResultAreaProps {
  readonly route: SearchRoute;
  readonly run: SearchRun;
  readonly connection: Connection;
  readonly kind: CollectorKind | undefined;
  readonly onSend: (form: SearchForm) => void;
}

/** Where results stand, in every state: nothing asked, asked, stopped, failed, nothing found, found. */
export function ResultArea(props: ResultAreaProps) {
  const { isAsking } = props.run.asked;
  return (
    <>
      {isAsking && (
        <div className={styles['progress']}>
          <ProgressBar label="Searching" />
        </div>
      )}
      <Content {...props} />
    </>
  );
}

function Content({ route, run, connection, kind, onSend }: ResultAreaProps) {
  const { question, sent, asked, shown, isOld } = run;
  const { problem, isAsking, askAgain } = asked;
  if (question === '') return <NothingYet kind={kind} />;
  if (problem && !isAsking) {
    return <FailedSearch connection={connection} problem={problem} onAgain={() => onSend(sent)} />;
  }
  if (!shown) {
    if (isAsking)
      return <EmptyState title="Searching…">Answers of large servers take a while. Stop ends it.</EmptyState>;
    return (
      <EmptyState
        icon="search"
        title="Stopped before an answer came"
        actions={<Button onClick={askAgain}>Search again</Button>}
      />
    );
  }
  const { answer } = shown;
  return (
    // What is shown is of another question: it is there to be looked at, not to be worked with.
    <div className={styles['content']} data-old={isOld || undefined} inert={isOld}>
      {answer.traces.length === 0 ? (
        <NoResult shown={shown} onSend={onSend} />
      ) : (
        <Results route={route} shown={shown} onSend={onSend} />
      )}
    </div>
  );
}
