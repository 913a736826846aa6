import { useState } from 'react';
import { navigate } from '#state/route.ts';
import { usePreferences } from '#state/preferences.ts';
import { TraceScatter } from '#views/shared/TraceScatter.tsx';
import { TraceGrid } from '#views/shared/traceList/TraceGrid.tsx';
import { TraceRow } from '#views/shared/traceList/TraceRow.tsx';
import { foundRoute } from './foundLines.ts';
import { brushText } from './foundPoints.ts';
import { ResultBar } from './ResultBar.tsx';
import styles from './Results.module.css';
import { ResultsHeader } from './ResultsHeader.tsx';
import type { SearchForm } from './searchForm.ts';
import type { SearchRoute } from './useResultView.ts';
import { changeView, useMarks, useResultView } from './useResultView.ts';
import type { ShownAnswer } from './useSearchRun.ts';

export interface ResultsProps {
  readonly route: SearchRoute;
  readonly shown: ShownAnswer;
  readonly onSend: (form: SearchForm) => void;
}

/** What a search found: how much, by time and duration, and one by one. */
export function Results({ route, shown, onSend }: ResultsProps) {
  const { answer } = shown;
  const connection = route.connection ?? '';
  const view = useResultView(answer, route);
  const { lines, points, order, range, sorting, longestNs } = view;
  const marks = useMarks(answer, view);
  const scatter = usePreferences((preferences) => preferences.scatter);
  const [activeId, setActiveId] = useState(route.params.get('at'));
  const activeIndex = order.findIndex((at) => lines[at].id === activeId);
  const open = (at: number): void => {
    // Going back finds it again.
    changeView({ at: lines[at].id });
    navigate(foundRoute(connection, [lines[at].id]));
  };
  return (
    <div className={styles['results']}>
      <ResultsHeader connection={connection} shown={shown} view={view} onSend={onSend} />
      {scatter && points.lines.length > 1 && (
        <div className={styles['chart']}>
          <TraceScatter
            points={points.points}
            label={(point) => nameOf(lines[points.lines[point]])}
            range={range}
            onBrush={(chosen) => changeView({ brush: chosen ? brushText(points, chosen) : '' })}
            onOpen={(point) => open(points.lines[point])}
          />
        </div>
      )}
      <div className={styles['list']}>
        <TraceGrid
          count={order.length}
          rowKey={(index) => lines[order[index]].id}
          renderRow={(index, look) => (
            <TraceRow
              line={lines[order[index]]}
              aboveNs={index === 0 ? undefined : lines[order[index - 1]].startNs}
              longestNs={longestNs}
              look={look}
            />
          )}
          sorting={sorting}
          onSort={(next) => changeView({ sorting: next })}
          activeIndex={activeIndex}
          onActive={(index) => setActiveId(lines[order[index]].id)}
          onOpen={(index) => open(order[index])}
          question={answer}
          marks={marks}
        />
      </div>
      <ResultBar
        connection={connection}
        active={activeIndex < 0 ? undefined : lines[order[activeIndex]]}
        marked={marks.ids}
        onClear={() => marks.setAll(false)}
      />
    </div>
  );
}

function nameOf({ service, operation }: { readonly service: string; readonly operation: string }): string {
  return `${service || 'unknown service'} ${operation || '(no name)'}`;
}
