import { useMemo } from 'react';
import type { GraphInput } from '#analysis/graphInput.ts';
import type { Connection } from '#model/connection.ts';
import { formatInstant } from '#model/formatTime.ts';
import type { ClockRange } from '#model/traceSearch.ts';
import { graphFromText, graphToText } from '#state/graphChoices.ts';
import { usePreferences } from '#state/preferences.ts';
import { currentRoute, navigate } from '#state/route.ts';
import { slotsOfNames } from '#state/serviceGraph.ts';
import { Button } from '#ui/Button.tsx';
import type { GraphSelection } from '#views/shared/graph/graphSelection.ts';
import type { ChooseGraph } from '#views/shared/graph/GraphView.tsx';
import { GraphView } from '#views/shared/graph/GraphView.tsx';
import type { ChosenTime } from '#views/shared/time/chosenTime.ts';
import { timeParams } from '#views/shared/time/chosenTime.ts';
import styles from './CountedGraph.module.css';

export interface CountedGraphProps {
  readonly connection: Connection;
  readonly params: URLSearchParams;
  readonly range: ClockRange;
  readonly time: ChosenTime;
  readonly input: GraphInput;
  /** the server has the traces too */
  readonly canSearch: boolean;
}

/** Traces that a search begins with. */
const LIMIT = '20';

/** A graph that a server counted: whose, and of which time, stands above it. */
export function CountedGraph({ connection, range, time, params, input, canSearch }: CountedGraphProps) {
  const text = params.get('graph') ?? '';
  const choices = useMemo(() => graphFromText(text), [text]);
  const zone = usePreferences((preferences) => preferences.zone);
  const instant = (ms: number): string => {
    const { date, time: clock } = formatInstant(BigInt(ms) * 1_000_000n, zone);
    return `${date} ${clock.slice(0, 8)}`;
  };
  const source = `Counted by ${connection.name} from ${instant(range.fromMs)} to ${instant(range.toMs)}`;
  const actions = ({ kind, place }: GraphSelection, shown: GraphInput) => {
    const node = kind === 'node' ? shown.nodes[place] : shown.nodes[shown.edges[place].to];
    if (!canSearch || node.type !== 'service') return undefined;
    const found = Object.entries(timeParams(time)).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return (
      <p>
        <Button
          size="small"
          icon="search"
          onClick={() =>
            navigate({
              screen: 'search',
              connection: connection.name,
              params: new URLSearchParams([['service', node.name], ...found, ['limit', LIMIT]]),
            })
          }
        >
          Traces of {node.name}
        </Button>
      </p>
    );
  };
  return (
    <GraphView
      input={input}
      slotOf={slotsOfNames(input)}
      choices={choices}
      onChoose={choose}
      title={`Services of ${connection.name}`}
      subtitle={source}
      actionsFor={actions}
      remark={<p className={styles['source']}>{source}</p>}
    />
  );
}

const choose: ChooseGraph = (change, how) => {
  const now = currentRoute();
  // A pan that comes to rest after the screen was left.
  if (now.screen !== 'fleet') return;
  const params = new URLSearchParams(now.params);
  const graph = graphToText({ ...graphFromText(params.get('graph') ?? ''), ...change });
  if (graph === '') params.delete('graph');
  else params.set('graph', graph);
  navigate({ ...now, params }, how);
};
