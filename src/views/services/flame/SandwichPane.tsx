import { useMemo } from 'react';
import { MOST_CALLERS } from '#analysis/sandwich.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import { serviceName } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { serviceSlots } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import type { MergedFlame, RowFlame } from '#state/flame.ts';
import { useSandwich } from '#state/flame.ts';
import { openSpan } from '#state/openSpan.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { FlameView } from '#views/shared/flame/FlameView.tsx';
import { Waiting } from '#views/shared/Waiting.tsx';
import { nodeModel } from '#views/shared/flame/nodeModel.ts';
import { ServiceDot } from '#views/shared/ServiceDot.tsx';
import type { ServicesRoute } from '#views/services/servicesTab.ts';
import type { ChosenOperation } from './chosenOperation.ts';
import { chooseOperation } from './chosenOperation.ts';
import styles from './FlameTab.module.css';
import { nodeControl } from './nodeControl.ts';

export interface SandwichPaneProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
  readonly flame: RowFlame;
  readonly chosen: ChosenOperation;
}

/** An operation with all that calls it above, and all that it calls below. */
export function SandwichPane({ route, document, flame, chosen }: SandwichPaneProps) {
  const { table } = document;
  const sandwich = useSandwich(flame.tree, chosen.service, chosen.operation);
  const back = <Button onClick={() => chooseOperation(route, table, flame.tree, undefined)}>All call paths</Button>;
  if (!sandwich) return <Waiting words="Laying out the spans" />;
  if (sandwich === 'none') return <EmptyState title="No span has this operation" icon="search" actions={back} />;
  const { callers, callees, isCut } = sandwich;
  const { tree } = callees;
  return (
    <div className={styles['tab']}>
      <div className={styles['bar']}>
        <Button
          size="small"
          icon="close"
          onClick={() => chooseOperation(route, table, flame.tree, undefined)}
          aria-label="Show all call paths"
        >
          All call paths
        </Button>
        <span className={styles['title']}>
          <ServiceDot slot={chosen.service < 0 ? -1 : serviceSlots(table)[chosen.service]} />{' '}
          <span className={styles['service']}>{serviceName(table, chosen.service) || 'unknown service'}</span>{' '}
          <strong>{table.strings.get(chosen.operation) || '(no name)'}</strong> {formatCount(tree.count[0])} calls,{' '}
          {formatDuration(tree.value[0])} in all, {formatDuration(tree.self[0])} its own
        </span>
        <ErrorCount count={tree.failed[0]} withNoun />
        <Button size="small" onClick={() => openSpan(route.document, table, tree.longest[0] as SpanRow)}>
          Open the longest
        </Button>
      </div>
      <div className={styles['callers']}>
        <Half
          route={route}
          document={document}
          flame={callers}
          isUpward
          hint={`Above it: what calls it${isCut ? `, as far as ${MOST_CALLERS} callers up` : ''}. Enter chooses another.`}
        />
      </div>
      <div className={styles['flame']}>
        <Half
          route={route}
          document={document}
          flame={callees}
          hint="Below it: what it calls. Enter chooses another."
        />
      </div>
    </div>
  );
}

interface HalfProps extends Pick<SandwichPaneProps, 'route' | 'document'> {
  readonly flame: MergedFlame;
  readonly isUpward?: boolean;
  readonly hint: string;
}

function Half({ route, document, flame, isUpward = false, hint }: HalfProps) {
  const { table } = document;
  const model = useMemo(() => nodeModel(table, flame, isUpward), [table, flame, isUpward]);
  const control = useMemo(() => nodeControl(flame.tree), [flame]);
  return (
    <FlameView
      model={model}
      control={control}
      label={isUpward ? 'Callers' : 'Callees'}
      hint={hint}
      onKey={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return false;
        if (event.key !== 'Enter') return control.answer(event.key);
        const node = control.selected();
        if (node !== undefined) chooseOperation(route, table, flame.tree, node);
        return true;
      }}
    />
  );
}
