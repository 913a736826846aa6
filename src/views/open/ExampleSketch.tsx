import type { useExamples } from '#state/examples.ts';
import styles from './ExampleSketch.module.css';

type ExampleId = ReturnType<typeof useExamples>[number]['id'];

/** A bar: how far from the left and how long, of 48; colour slot, `error` where it failed, `hollow` where it broke. */
type Bar = readonly [x: number, width: number, colour: number | 'error' | 'hollow'];

/** Eight lines of waterfall for each example, drawn by hand for their likeness, not to scale. */
const SKETCHES: Readonly<Record<ExampleId, readonly Bar[]>> = {
  checkout: [
    [0, 48, 0],
    [1, 6, 1],
    [7, 5, 4],
    [12, 17, 2],
    [13, 14, 6],
    [29, 8, 3],
    [30, 4, 'error'],
    [35, 11, 'error'],
  ],
  timeout: [
    [0, 48, 0],
    [2, 44, 3],
    [3, 20, 'error'],
    [24, 21, 'error'],
    [4, 18, 4],
    [25, 19, 4],
    [5, 17, 6],
    [26, 18, 6],
  ],
  'n-plus-one': [
    [0, 48, 0],
    [2, 44, 5],
    [3, 5, 6],
    [10, 5, 6],
    [17, 5, 6],
    [24, 5, 6],
    [31, 5, 6],
    [38, 5, 6],
  ],
  broken: [
    [0, 30, 0],
    [3, 40, 2],
    [10, 8, 'hollow'],
    [0, 12, 'hollow'],
    [22, 14, 4],
    [40, 8, 'error'],
    [16, 9, 'hollow'],
    [26, 2, 1],
  ],
};

/** The shape of an example at a glance. Decoration: the card says in words what there is. */
export function ExampleSketch({ id }: { readonly id: ExampleId }) {
  return (
    <svg className={styles['sketch']} viewBox="0 0 48 40" aria-hidden="true" focusable="false">
      {SKETCHES[id].map(([x, width, colour], line) => (
        <rect
          // oxlint-disable-next-line react/no-array-index-key -- the lines of a drawing have no other name
          key={line}
          className={colour === 'hollow' ? styles['hollow'] : undefined}
          x={x}
          y={line * 5 + 0.5}
          width={width}
          height={3}
          rx={0.75}
          style={colour === 'hollow' ? undefined : { fill: colour === 'error' ? 'var(--error)' : `var(--s${colour})` }}
        />
      ))}
    </svg>
  );
}
