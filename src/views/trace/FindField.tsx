import { matchNumber, nextMatch, useFind } from '#state/find.ts';
import { currentTrace } from '#state/currentTrace.ts';
import { registerFindField } from '#state/focusRequests.ts';
import { reveal } from '#state/rowActions.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import { formatCount } from '#model/formatTime.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import styles from './FindField.module.css';

/** Find in the open trace: counts while it searches, Enter and Shift+Enter walk the matches. */
export function FindField() {
  const query = useTraceView((view) => view.find);
  return (
    <search className={styles['find']}>
      <SearchField
        ref={registerFindField}
        label="Find in this trace"
        placeholder="Find names, services, attributes, events, ids"
        aria-keyshortcuts="/"
        value={query}
        onChange={(text) => setTraceView({ find: text })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          goToMatch(event.shiftKey ? -1 : 1);
        }}
        trailing={query === '' ? <Kbd keys="/" /> : <Matches />}
      />
    </search>
  );
}

function goToMatch(direction: 1 | -1): void {
  const trace = currentTrace();
  const row = nextMatch(useTraceView.getState().selected, direction);
  if (trace && row !== undefined) reveal(trace, row);
}

function Matches() {
  const find = useFind();
  const selected = useTraceView((view) => view.selected);
  const number = matchNumber(find, selected);
  const total = `${formatCount(find.count)}${find.done ? '' : '…'}`;
  const words =
    find.count === 0
      ? find.done
        ? 'No match'
        : 'Searching'
      : number > 0
        ? `${formatCount(number)} of ${total}`
        : total;
  return (
    <span className={styles['matches']}>
      <span role="status" data-testid="find-count">
        {words}
      </span>
      <IconButton
        label="Previous match"
        icon="arrowUp"
        size="small"
        keys="N"
        onClick={() => goToMatch(-1)}
        disabled={find.count === 0}
      />
      <IconButton
        label="Next match"
        icon="arrowDown"
        size="small"
        keys="n"
        onClick={() => goToMatch(1)}
        disabled={find.count === 0}
      />
    </span>
  );
}
