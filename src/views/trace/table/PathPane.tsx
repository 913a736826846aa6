import type { CriticalMerge } from '#analysis/criticalParts.ts';
import { exactShareText } from '#analysis/exactShares.ts';
import { formatDuration } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { csvFile } from '#state/csv.ts';
import { useWork } from '#state/useWork.ts';
import type { PathTable as PathRows } from '#state/tableWork.ts';
import { pathWork } from '#state/tableWork.ts';
import type { TableView } from '#state/tableView.ts';
import { setTable } from '#state/traceView.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { PickField } from '#ui/PickField.tsx';
import { saveFile } from '#state/saveFile.ts';
import { SearchField } from '#ui/SearchField.tsx';
import { counted } from '#views/shared/counted.ts';
import { NotRead } from '#views/trace/grid/NotRead.tsx';
import { PaneBar } from '#views/trace/grid/PaneBar.tsx';
import pane from '#views/trace/grid/Pane.module.css';
import { useScope, useWaitsForAttributes } from '#views/trace/grid/useScope.ts';
import { Working } from '#views/trace/grid/Working.tsx';
import { pathRows } from './pathCsv.ts';
import { PathTable } from './PathTable.tsx';
import { TABLE_MODES } from './tableModes.ts';

const MERGES: readonly { readonly value: CriticalMerge; readonly label: string }[] = [
  { value: 'section', label: 'section' },
  { value: 'span', label: 'span' },
  { value: 'operation', label: 'operation' },
  { value: 'service', label: 'service' },
];

/** What made the trace, or the span that is focused, as long as it was: its critical path in parts that add up to it. */
export function PathPane({ trace, table }: { readonly trace: CurrentTrace; readonly table: TableView }) {
  const { merge, pathSort, pathDescending, text } = table;
  const scope = useScope(trace, true);
  const isWaiting = useWaitsForAttributes(trace);
  const { result: path, progress } = useWork(
    scope && pathWork(trace, merge, pathSort, pathDescending, text, scope.focus, scope.service, scope.matched),
  );
  return (
    <div className={pane['pane']}>
      <PaneBar
        label="Table"
        modes={TABLE_MODES}
        mode="path"
        onMode={(mode) => setTable({ mode })}
        outcome={path ? outcomeWords(trace, path) : ''}
      >
        <PickField
          label="By"
          value={merge}
          groups={[{ heading: 'One row for each', options: MERGES }]}
          placeholder="Find"
          onChange={(value) => {
            const chosen = MERGES.find((one) => one.value === value);
            if (chosen) setTable({ merge: chosen.value });
          }}
        />
        <SearchField
          className={pane['search']}
          label="Search the path"
          placeholder="Search the path"
          value={text}
          onChange={(typed) => setTable({ text: typed })}
        />
        <IconButton
          label="Save as CSV, a line per row"
          icon="download"
          disabled={!path}
          onClick={() => {
            if (path) saveFile(`critical-path-${trace.traceId}.csv`, csvFile(pathRows(trace, path, table)));
          }}
        />
      </PaneBar>
      <div className={pane['rest']}>
        {isWaiting ? (
          <NotRead what="attributes" />
        ) : !path ? (
          <Working words="Following the critical path" progress={progress} />
        ) : path.order.length === 0 ? (
          <NothingOnPath isSearched={text.trim() !== ''} />
        ) : (
          <PathTable trace={trace} path={path} table={table} />
        )}
      </div>
    </div>
  );
}

/** How much the rows make up, and of whose path. */
function outcomeWords({ table }: CurrentTrace, { path, parts, order }: PathRows): string {
  const root = new Span(table, path.root as SpanRow).operation.trim() || '(no name)';
  const shown = parts.time.reduce((sum, ns) => sum + ns, 0);
  return `${counted(order.length, 'row')} · ${formatDuration(shown)} · ${exactShareText(1000 - parts.restShare)} of the path of ${root}`;
}

function NothingOnPath({ isSearched }: { readonly isSearched: boolean }) {
  return isSearched ? (
    <EmptyState
      title="Nothing on the path has this in its name"
      icon="search"
      actions={<Button onClick={() => setTable({ text: '' })}>Show the whole path</Button>}
    >
      Operations and services of the spans on the critical path are searched.
    </EmptyState>
  ) : (
    <EmptyState title="No such span is on the critical path" icon="filter">
      The critical path is what held up the end of the trace: shorten it and the trace gets shorter. Nothing of what the
      bar above narrows the trace to is on it, or the trace takes no time.
    </EmptyState>
  );
}
