import type { GraphInput } from '#analysis/graphInput.ts';
import type { GraphSubset } from '#analysis/graphSubset.ts';
import type { Colouring } from '#charts/serviceGraph/colouring.ts';
import { nodeColour } from '#charts/serviceGraph/colouring.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { Button } from '#ui/Button.tsx';
import { usePalette } from '#views/shared/usePalette.ts';
import { counted } from '#views/shared/counted.ts';
import styles from './GraphLegend.module.css';
import { COLOUR_TITLES } from './graphWords.ts';

export interface GraphLegendProps {
  readonly input: GraphInput;
  readonly subset: GraphSubset;
  readonly colouring: Colouring;
  readonly choices: GraphChoices;
  readonly onChoose: (change: Partial<GraphChoices>) => void;
}

/** What colours and lines mean, how much there is, and what is hidden. */
export function GraphLegend({ input, subset, colouring, choices, onChoose }: GraphLegendProps) {
  const palette = usePalette();
  const shown = (shows: Uint8Array): number => shows.reduce((sum, one) => sum + one, 0);
  const { hiddenEdges, hiddenNodes, hiddenUnknown } = subset;
  const hasFailed = input.edges.some(({ errors }) => errors !== undefined && errors > 0);
  const hasInferred = input.edges.some(({ inferred, calls }) => inferred * 2 > calls);
  return (
    <div className={styles['legend']} role="group" aria-label="Legend">
      {choices.table === undefined && (
        <ul className={styles['signs']}>
          <li>Colour: {COLOUR_TITLES[colouring.by]}</li>
          {colouring.words.map((words, at) => (
            <li key={words}>
              <span className={styles['swatch']} style={{ background: nodeColour(palette, colouring.by, at).fill }} />
              {words}
            </li>
          ))}
          <li>
            <svg className={styles['line']} viewBox="0 0 28 8" aria-hidden="true">
              <path d="M0 5.2 28 7V1L0 4.2Z" fill="currentColor" />
            </svg>
            more calls
          </li>
          {hasFailed && (
            <li className={styles['failed']}>
              <span aria-hidden="true">▲</span> some failed
            </li>
          )}
          {hasInferred && (
            <li>
              <svg className={styles['line']} viewBox="0 0 28 8" aria-hidden="true">
                <path d="M0 4h28" stroke="currentColor" strokeWidth="2" strokeDasharray="5 4" />
              </svg>
              known from one side
            </li>
          )}
        </ul>
      )}
      <ul className={styles['counts']}>
        <li>
          {counted(shown(subset.nodes), 'node')}, {counted(shown(subset.edges), 'edge')}
        </li>
        {hiddenEdges > 0 && (
          <li>
            {counted(hiddenEdges, 'edge')}
            {hiddenNodes > 0 && ` and ${counted(hiddenNodes, 'node')}`} under {counted(choices.minCalls, 'call')} hidden{' '}
            <Button size="small" variant="quiet" onClick={() => onChoose({ minCalls: 0 })}>
              Show
            </Button>
          </li>
        )}
        {(hiddenUnknown > 0 || choices.unknown) && (
          <li>
            {choices.unknown ? 'Unknown callers shown' : `${counted(hiddenUnknown, 'call')} of unknown callers hidden`}{' '}
            <Button size="small" variant="quiet" onClick={() => onChoose({ unknown: !choices.unknown })}>
              {choices.unknown ? 'Hide' : 'Show'}
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}
