import { useMemo, useSyncExternalStore } from 'react';
import { callTreeValue } from '#analysis/callTree.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { RowFlame } from '#state/flame.ts';
import { openSpan } from '#state/openSpan.ts';
import { Button } from '#ui/Button.tsx';
import { counted } from '#views/shared/counted.ts';
import { FlameAxis } from '#views/shared/flame/FlameAxis.tsx';
import { FlameView } from '#views/shared/flame/FlameView.tsx';
import { nodeModel } from '#views/shared/flame/nodeModel.ts';
import type { ServicesRoute } from '#views/services/servicesTab.ts';
import { chooseOperation } from './chosenOperation.ts';
import styles from './FlameTab.module.css';
import { nodeControl } from './nodeControl.ts';

export interface AllPathsProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
  readonly flame: RowFlame;
}

/** Every call path of a document, as wide as the time spent in it. */
export function AllPaths({ route, document, flame }: AllPathsProps) {
  const { table } = document;
  const { tree } = flame;
  const model = useMemo(() => nodeModel(table, flame), [table, flame]);
  const control = useMemo(() => nodeControl(tree), [tree]);
  const node = useSyncExternalStore(control.subscribe, control.selected);
  const choose = (): void => {
    if (node !== undefined) chooseOperation(route, table, tree, node);
  };
  return (
    <div className={styles['tab']}>
      <div className={styles['bar']}>
        <span className={styles['title']}>
          {counted(table.traces.length, 'trace')} in {formatCount(tree.length)} call paths,{' '}
          {formatDuration(callTreeValue(tree))} in all
        </span>
        <Button size="small" disabled={node === undefined} onClick={choose}>
          Callers and callees
        </Button>
        <Button
          size="small"
          disabled={node === undefined}
          onClick={() => {
            if (node !== undefined) openSpan(route.document, table, tree.longest[node] as SpanRow);
          }}
        >
          Open the longest
        </Button>
      </div>
      <div className={styles['flame']}>
        <FlameView
          model={model}
          control={control}
          label={`Flame of all traces, ${formatCount(tree.length)} call paths`}
          hint="Each box is all spans of one call path. Choose one and press Enter for its callers and callees."
          axis={<FlameAxis control={control} />}
          onKey={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return false;
            if (event.key !== 'Enter') return control.answer(event.key);
            choose();
            return true;
          }}
        />
      </div>
    </div>
  );
}
