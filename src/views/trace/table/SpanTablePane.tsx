import { useErrors } from '#state/derived.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { isToldByAttributes } from '#analysis/groupKeys.ts';
import type { SpanGroups } from '#analysis/spanGroups.ts';
import { csvFile } from '#state/csv.ts';
import { useWork } from '#state/useWork.ts';
import { groupOrderWork, groupsWork } from '#state/tableWork.ts';
import type { TableView } from '#state/tableView.ts';
import { setTable } from '#state/traceView.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { saveFile } from '#state/saveFile.ts';
import { SearchField } from '#ui/SearchField.tsx';
import { counted } from '#views/shared/counted.ts';
import { PaneBar } from '#views/trace/grid/PaneBar.tsx';
import pane from '#views/trace/grid/Pane.module.css';
import { NotRead } from '#views/trace/grid/NotRead.tsx';
import { RangeToggle } from '#views/trace/grid/RangeToggle.tsx';
import { useScope, useWaitsForAttributes } from '#views/trace/grid/useScope.ts';
import { Working } from '#views/trace/grid/Working.tsx';
import { groupRows } from './groupCsv.ts';
import { GroupTable } from './GroupTable.tsx';
import { KeyPicker } from './KeyPicker.tsx';
import { TABLE_MODES } from './tableModes.ts';

/** Spans in groups: what there is most of, what takes longest, where the time went. */
export function SpanTablePane({ trace, table }: { readonly trace: CurrentTrace; readonly table: TableView }) {
  const { by, within, sort, descending, text, isWhole } = table;
  const errors = useErrors(trace.document);
  const scope = useScope(trace, isWhole);
  const isWaiting = useWaitsForAttributes(trace);
  const isGrouped = isToldByAttributes(by) || (within !== undefined && isToldByAttributes(within));
  const isUnread = isWaiting || (trace.document.isStructure === true && isGrouped);
  const work = useWork(
    scope && !isUnread
      ? groupsWork(trace, errors, by, within, scope.focus, scope.service, scope.matched, scope.range)
      : undefined,
  );
  const groups = work.result;
  const ordered = useWork(groups && groupOrderWork(groups, sort, descending, text));
  const order = ordered.result;
  return (
    <div className={pane['pane']}>
      <PaneBar
        label="Table"
        modes={TABLE_MODES}
        mode="spans"
        onMode={(mode) => setTable({ mode })}
        outcome={groups && order ? outcomeWords(groups, order.length) : ''}
      >
        <KeyPicker
          trace={trace}
          label="Group by"
          value={by}
          except={within}
          onChange={(key) => key && setTable({ by: key })}
        />
        <KeyPicker
          trace={trace}
          label="then"
          value={within}
          except={by}
          none="nothing: the spans"
          onChange={(key) => setTable({ within: key })}
        />
        <SearchField
          className={pane['search']}
          label="Search the groups"
          placeholder="Search groups"
          value={text}
          onChange={(typed) => setTable({ text: typed })}
        />
        <RangeToggle
          isWhole={isWhole}
          onChange={(next) => setTable({ isWhole: next })}
          title="Spans that run in any part of the zoomed range; their figures stay those of the whole spans"
        />
        <IconButton
          label={within === undefined ? 'Save as CSV, a line per group' : 'Save as CSV, a line per inner group'}
          icon="download"
          disabled={!groups || !order}
          onClick={() => {
            if (groups && order) saveFile(`spans-${trace.traceId}.csv`, csvFile(groupRows(groups, order, table)));
          }}
        />
      </PaneBar>
      <div className={pane['rest']}>
        {isUnread ? (
          <NotRead what="attributes" />
        ) : !groups || !order ? (
          <Working words="Grouping spans" progress={groups ? ordered.progress : work.progress} />
        ) : order.length === 0 ? (
          <NoGroup isSearched={groups.outer.count > 0} />
        ) : (
          <GroupTable trace={trace} groups={groups} order={order} table={table} />
        )}
      </div>
    </div>
  );
}

function outcomeWords({ outer, rows }: SpanGroups, shown: number): string {
  const all = `${counted(outer.count, 'group')} of ${counted(rows.length, 'span')}`;
  const words = shown === outer.count ? all : `${shown.toLocaleString('en')} of ${all}`;
  return `${words} · *counts nested twice`;
}

function NoGroup({ isSearched }: { readonly isSearched: boolean }) {
  return isSearched ? (
    <EmptyState
      title="No group has this in its name"
      icon="search"
      actions={<Button onClick={() => setTable({ text: '' })}>Show all groups</Button>}
    >
      Names of groups and of groups within them are searched. To search everything in the spans, use the field at the
      top.
    </EmptyState>
  ) : (
    <EmptyState title="No span passes the filter" icon="filter">
      Close what narrows the trace in the bar above, or show more than the zoomed range.
    </EmptyState>
  );
}
