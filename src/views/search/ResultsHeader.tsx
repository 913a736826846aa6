import { formatCount, formatInstant } from '#model/formatTime.ts';
import type { SearchAnswer } from '#model/traceSearch.ts';
import { setPreference, usePreferences } from '#state/preferences.ts';
import { toggleSavedSearch, useIsSavedSearch } from '#state/searches.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { counted } from '#views/shared/counted.ts';
import { SortMenu } from '#views/shared/traceList/SortMenu.tsx';
import { rangeWords } from './foundPoints.ts';
import styles from './ResultsHeader.module.css';
import type { SearchForm } from './searchForm.ts';
import { formToParams } from './searchForm.ts';
import type { ResultView } from './useResultView.ts';
import { changeView } from './useResultView.ts';
import type { ShownAnswer } from './useSearchRun.ts';

export interface ResultsHeaderProps {
  readonly connection: string;
  readonly shown: ShownAnswer;
  readonly view: ResultView;
  readonly onSend: (form: SearchForm) => void;
}

/** How many traces were found and shown, whether there may be more, and what there is to say about the answer. */
export function ResultsHeader({ connection, shown, view, onSend }: ResultsHeaderProps) {
  const { answer, sent, answeredAt } = shown;
  const { traces, mayHaveMore, notes } = answer;
  const { order, range, sorting } = view;
  const { scatter, zone } = usePreferences();
  const question = formToParams(sent).toString();
  const isSaved = useIsSavedSearch(connection, question);
  const more = String(nextLimit(Number(sent.limit)));
  return (
    <header className={styles['header']}>
      <h2 className={styles['count']}>
        {range ? `${formatCount(order.length)} of ${counted(traces.length, 'trace')}` : counted(traces.length, 'trace')}
      </h2>
      {range && (
        <Button size="small" icon="close" onClick={() => changeView({ brush: '' })}>
          {rangeWords(range)}
        </Button>
      )}
      {mayHaveMore && (
        <span className={styles['more']}>
          <Badge tone="warn">Limited to {formatCount(traces.length)}: there may be more</Badge>
          <Button size="small" variant="quiet" onClick={() => onSend({ ...sent, limit: more })}>
            Ask for {formatCount(Number(more))}
          </Button>
        </span>
      )}
      <span className={styles['when']}>
        asked at {formatInstant(BigInt(answeredAt) * 1_000_000n, zone).time.slice(0, 8)}
      </span>
      <span className={styles['tools']}>
        <Toggle
          icon="flag"
          pressed={isSaved}
          title={isSaved ? 'Take it from the saved searches' : 'Keep this search in this browser'}
          onChange={() => toggleSavedSearch(connection, question)}
        >
          {isSaved ? 'Saved' : 'Save search'}
        </Toggle>
        {traces.length > 1 && (
          <Toggle icon="dot" pressed={scatter} onChange={(pressed) => setPreference('scatter', pressed)}>
            Chart
          </Toggle>
        )}
        <SortMenu sorting={sorting} onSort={(next) => changeView({ sorting: next })} />
      </span>
      {notes.length > 0 && (
        <ul className={styles['notes']}>
          {notes.map(({ code, message }) => (
            <li key={`${code} ${message}`}>
              <Badge tone={code === 'partFigures' ? 'neutral' : 'warn'}>{NOTE_NAMES[code]}</Badge> {message}
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

const NOTE_NAMES: Readonly<Record<SearchAnswer['notes'][number]['code'], string>> = {
  partial: 'Partial',
  broken: 'Damaged',
  partFigures: 'Figures',
  ignoredCondition: 'Left out',
};

/** What is asked for next when a limit was reached. */
function nextLimit(limit: number): number {
  return [20, 50, 100, 200, 500, 1000, 1500].find((next) => next > limit) ?? limit * 2;
}
