import { useMemo, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import type { GraphInput } from '#analysis/graphInput.ts';
import type { GraphHit } from '#charts/serviceGraph/hit.ts';
import type { KnownPlaces } from '#charts/serviceGraph/layoutInput.ts';
import type { GraphScene } from '#charts/serviceGraph/scene.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { measureText } from '#views/shared/measureLabels.ts';
import { usePalette } from '#views/shared/usePalette.ts';
import type { GraphCanvasHandle } from './GraphCanvas.tsx';
import { GraphCanvas } from './GraphCanvas.tsx';
import { GraphLegend } from './GraphLegend.tsx';
import { GraphPanel } from './GraphPanel.tsx';
import type { GraphSelection } from './graphSelection.ts';
import { selectionId, selectionOf } from './graphSelection.ts';
import { GraphTable } from './GraphTable.tsx';
import { GraphTools } from './GraphTools.tsx';
import styles from './GraphView.module.css';
import { COLOUR_TITLES, describeNode } from './graphWords.ts';
import { NodeSearch } from './NodeSearch.tsx';
import { savePng, saveSvg } from './saveGraph.ts';
import { useGraphScene } from './useGraphScene.ts';

/** A change that is a step to go back to, or one that is not: a pan, a column. */
export type ChooseGraph = (change: Partial<GraphChoices>, how: 'push' | 'replace') => void;

export interface GraphViewProps {
  readonly input: GraphInput;
  /** the colour slot of a service by its name, −1 = none; keep it from render to render */
  readonly slotOf: (name: string) => number;
  readonly choices: GraphChoices;
  readonly onChoose: ChooseGraph;
  /** names the picture, also where it is saved */
  readonly title: string;
  /** where the figures are from */
  readonly subtitle: string;
  /** leads to the traces behind what is selected, in the graph that is on the screen: for a moment that may be the last one */
  readonly actionsFor: (selection: GraphSelection, shown: GraphInput) => ReactNode;
  /** why nothing calls anything, and what to do about it; above the nodes that there are */
  readonly remark?: ReactNode;
  /** what takes the keys of the picture */
  readonly focusRef?: Ref<HTMLDivElement> | undefined;
}

/** The panel of figures with its distance from the edge: GraphPanel.module.css. */
const PANEL_PX = 300;

/** A graph of calls with everything to look at it: picture or table, search, colours, limits, figures. */
export function GraphView(props: GraphViewProps) {
  const { slotOf, choices, onChoose, title, subtitle } = props;
  const palette = usePalette();
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const canvas = useRef<GraphCanvasHandle>(null);
  // Where a node is while it is dragged; the address hears of it when it is let go.
  const [dragged, setDragged] = useState<KnownPlaces>();
  const pins = dragged ?? choices.pins;
  const { input, scene, subset, colouring, layout } = useGraphScene(props.input, choices, slotOf, pins);
  const selection = useMemo(() => selectionOf(input, choices.selected), [input, choices.selected]);
  const selected = useMemo(() => scene && selection && hitOf(scene, selection), [scene, selection]);

  const choose = (change: Partial<GraphChoices>): void => onChoose(change, 'push');
  const select = (next: GraphSelection | undefined): void => choose({ selected: next && selectionId(input, next) });
  const save = (format: 'svg' | 'png'): void => {
    if (!scene) return;
    const colourTitle = COLOUR_TITLES[choices.colour];
    const poster = { scene, colouring, colourTitle, title, subtitle, palette, measure: measureText };
    if (format === 'svg') saveSvg(poster);
    else void savePng(poster);
  };
  return (
    <div className={styles['view']}>
      <div className={styles['tools']} role="toolbar" aria-label="Graph">
        <NodeSearch
          scene={scene}
          onChoose={(node) => {
            if (!scene) return;
            canvas.current?.goTo(node);
            select({ kind: 'node', place: scene.nodes[node].node });
          }}
        />
        <GraphTools
          input={input}
          choices={choices}
          onChoose={choose}
          onZoom={(factor) => canvas.current?.zoomBy(factor)}
          onFit={() => canvas.current?.fit()}
          onSave={save}
        />
      </div>
      {props.remark}
      <div className={styles['stage']}>
        {choices.table !== undefined ? (
          <GraphTable
            input={input}
            subset={subset}
            choices={choices}
            selection={selection}
            onChoose={(change) => onChoose(change, 'replace')}
            onSelect={select}
          />
        ) : scene && scene.nodes.length === 0 ? (
          <EmptyState title="Nothing is left to show">
            All edges have fewer calls than the limit. Choose a lower one.
          </EmptyState>
        ) : (
          scene && (
            <GraphCanvas
              ref={canvas}
              focusRef={props.focusRef}
              scene={scene}
              layout={layout}
              place={choices.place}
              selected={selected}
              coveredPx={selection && !isNarrow ? PANEL_PX : 0}
              label={`${title}: ${scene.nodes.length} nodes. Arrow keys move along calls, Enter shows figures; Table says the same in words.`}
              describe={(node) => describeNode(input, scene.nodes[node].node)}
              onPlace={(place) => onChoose({ place }, 'replace')}
              onSelect={(hit) => select(hit && selectionOfHit(scene, hit))}
              onBack={() => {
                if (choices.focus === undefined) return false;
                choose({ focus: undefined, place: undefined });
                return true;
              }}
              onPin={(node, x, y, isDone) => {
                const moved = new Map(choices.pins).set(input.nodes[scene.nodes[node].node].id, { x, y });
                setDragged(isDone ? undefined : moved);
                if (isDone && dragged) choose({ pins: moved });
              }}
            />
          )
        )}
        {selection && (
          <GraphPanel
            input={input}
            selection={selection}
            choices={choices}
            actions={props.actionsFor(selection, input)}
            onChoose={choose}
            onSelect={select}
          />
        )}
      </div>
      <GraphLegend input={input} subset={subset} colouring={colouring} choices={choices} onChoose={choose} />
    </div>
  );
}

function selectionOfHit(scene: GraphScene, { kind, at }: GraphHit): GraphSelection {
  return kind === 'node' ? { kind, place: scene.nodes[at].node } : { kind, place: scene.edges[at].edge };
}

/** Undefined of what is hidden now. */
function hitOf(scene: GraphScene, { kind, place }: GraphSelection): GraphHit | undefined {
  const at =
    kind === 'node'
      ? scene.nodes.findIndex(({ node }) => node === place)
      : scene.edges.findIndex(({ edge }) => edge === place);
  return at < 0 ? undefined : { kind, at };
}
