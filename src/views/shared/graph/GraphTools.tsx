import { GRAPH_COLOURS } from '#analysis/graphInput.ts';
import type { GraphInput } from '#analysis/graphInput.ts';
import { formatCount } from '#model/formatTime.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu } from '#ui/Menu.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { COLOUR_TITLES } from './graphWords.ts';

export interface GraphToolsProps {
  readonly input: GraphInput;
  readonly choices: GraphChoices;
  readonly onChoose: (change: Partial<GraphChoices>) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onSave: (format: 'svg' | 'png') => void;
}

const ZOOM_STEP = 1.3;

/** How the graph is looked at. */
export function GraphTools({ input, choices, onChoose, onZoom, onFit, onSave }: GraphToolsProps) {
  const { colour, minCalls, grouped, table, pins } = choices;
  const namespaces = new Set(input.nodes.map(({ namespace }) => namespace));
  const isPicture = table === undefined;
  return (
    <>
      {isPicture && (
        <Menu
          trigger={
            <Button size="small">
              Colour: {COLOUR_TITLES[colour]}
              <Icon name="chevronDown" size={12} />
            </Button>
          }
          items={GRAPH_COLOURS.map((by) => ({
            id: by,
            label: COLOUR_TITLES[by],
            checked: by === colour,
            onSelect: () => onChoose({ colour: by }),
          }))}
        />
      )}
      <Menu
        trigger={
          <Button size="small">
            {minCalls > 0 ? `From ${formatCount(minCalls)} calls` : 'All edges'}
            <Icon name="chevronDown" size={12} />
          </Button>
        }
        items={limitsOf(input).map((limit) => ({
          id: String(limit),
          label: limit === 0 ? 'All edges' : `From ${formatCount(limit)} calls`,
          checked: limit === minCalls,
          onSelect: () => onChoose({ minCalls: limit }),
        }))}
      />
      {isPicture && namespaces.size > 1 && (
        <Toggle pressed={grouped} onChange={(pressed) => onChoose({ grouped: pressed, place: undefined })}>
          Group by namespace
        </Toggle>
      )}
      {isPicture && pins.size > 0 && (
        <Button size="small" variant="quiet" onClick={() => onChoose({ pins: new Map() })}>
          Let go of {formatCount(pins.size)} pinned
        </Button>
      )}
      <Toggle pressed={!isPicture} onChange={(pressed) => onChoose({ table: pressed ? 'calls' : undefined })}>
        Table
      </Toggle>
      {isPicture && (
        <>
          <IconButton label="Zoom out" icon="minus" keys="-" size="small" onClick={() => onZoom(1 / ZOOM_STEP)} />
          <IconButton label="Zoom in" icon="plus" keys="+" size="small" onClick={() => onZoom(ZOOM_STEP)} />
          <IconButton label="Whole graph" icon="fit" keys="0" size="small" onClick={onFit} />
          <Menu
            align="end"
            trigger={<IconButton label="Save the picture" icon="download" size="small" hint="title" />}
            items={[
              { id: 'svg', label: 'Save as SVG', onSelect: () => onSave('svg') },
              { id: 'png', label: 'Save as PNG', onSelect: () => onSave('png') },
            ]}
          />
        </>
      )}
    </>
  );
}

/** Round numbers up to the most calls that an edge has. */
function limitsOf({ edges }: GraphInput): readonly number[] {
  const most = edges.reduce((max, { calls }) => Math.max(max, calls), 0);
  const limits = [0];
  for (let power = 1; power <= most; power *= 10) {
    for (const digit of [1, 2, 5]) {
      const limit = digit * power;
      if (limit > 1 && limit <= most) limits.push(limit);
    }
  }
  return limits;
}
