import type { ReactNode } from 'react';
import type { GraphInput } from '#analysis/graphInput.ts';
import { shownName } from '#charts/serviceGraph/scene.ts';
import { formatShare } from '#model/formatTime.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { counted } from '#views/shared/counted.ts';
import styles from './GraphPanel.module.css';
import type { GraphSelection } from './graphSelection.ts';
import { figurePairs, TYPE_TITLES } from './graphWords.ts';

export interface GraphPanelProps {
  readonly input: GraphInput;
  readonly selection: GraphSelection;
  readonly choices: GraphChoices;
  /** what leads to the traces behind it */
  readonly actions: ReactNode;
  readonly onChoose: (change: Partial<GraphChoices>) => void;
  readonly onSelect: (selection: GraphSelection | undefined) => void;
}

/** Figures of what is selected, what is around it, and the ways on. */
export function GraphPanel({ input, selection, choices, actions, onChoose, onSelect }: GraphPanelProps) {
  const { kind, place } = selection;
  const isNode = kind === 'node';
  const name = (node: number): string => shownName(input.nodes[node]);
  const title = isNode ? name(place) : `${name(input.edges[place].from)} → ${name(input.edges[place].to)}`;
  const figures = isNode ? input.nodes[place] : input.edges[place];
  return (
    <aside className={styles['panel']} aria-label={`Figures of ${title}`}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        <IconButton label="Close" icon="close" size="small" onClick={() => onSelect(undefined)} />
      </header>
      <p className={styles['kind']}>{isNode ? nodeKind(input, place) : 'Calls from one to the other'}</p>
      <dl className={styles['figures']}>
        {figurePairs(figures).map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {isNode ? (
        <>
          <FocusSteps input={input} node={place} choices={choices} onChoose={onChoose} />
          {actions}
          <Neighbours input={input} node={place} isUp onSelect={onSelect} />
          <Neighbours input={input} node={place} isUp={false} onSelect={onSelect} />
        </>
      ) : (
        <>
          {actions}
          <p className={styles['ends']}>
            {[input.edges[place].from, input.edges[place].to].map((node) => (
              <Button key={node} size="small" onClick={() => onSelect({ kind: 'node', place: node })}>
                {name(node)}
              </Button>
            ))}
          </p>
        </>
      )}
    </aside>
  );
}

function nodeKind({ nodes }: GraphInput, place: number): string {
  const { type, namespace } = nodes[place];
  return namespace === '' ? TYPE_TITLES[type] : `${TYPE_TITLES[type]} in ${namespace}`;
}

type NodeProps = Pick<GraphPanelProps, 'input'> & { readonly node: number };

function FocusSteps({ input, node, choices, onChoose }: NodeProps & Pick<GraphPanelProps, 'choices' | 'onChoose'>) {
  const { id } = input.nodes[node];
  const isFocus = choices.focus === id;
  if (!isFocus) {
    return (
      <p className={styles['focus']}>
        <Button size="small" icon="fit" onClick={() => onChoose({ focus: id, place: undefined })}>
          Only what is around it
        </Button>
      </p>
    );
  }
  return (
    <div className={styles['focus']}>
      <Steps label="Steps to callers" value={choices.up} onChange={(up) => onChoose({ up, place: undefined })} />
      <Steps
        label="Steps to what it calls"
        value={choices.down}
        onChange={(down) => onChoose({ down, place: undefined })}
      />
      <Button size="small" icon="close" onClick={() => onChoose({ focus: undefined, place: undefined })}>
        Whole graph
      </Button>
    </div>
  );
}

const STEP_CHOICES = [0, 1, 2, 3, Infinity];

interface StepsProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (steps: number) => void;
}

function Steps({ label, value, onChange }: StepsProps) {
  return (
    <div className={styles['steps']} role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {STEP_CHOICES.map((steps) => (
        <Button key={steps} size="small" variant="quiet" pressed={steps === value} onClick={() => onChange(steps)}>
          {steps === Infinity ? 'all' : String(steps)}
        </Button>
      ))}
    </div>
  );
}

/** Neighbours listed; the picture and the table have them all. */
const MOST = 12;

function Neighbours({
  input,
  node,
  isUp,
  onSelect,
}: NodeProps & { readonly isUp: boolean } & Pick<GraphPanelProps, 'onSelect'>) {
  const edges = [...input.edges.entries()]
    .filter(([, { from, to }]) => (isUp ? to : from) === node)
    .sort(([, one], [, other]) => other.calls - one.calls);
  if (edges.length === 0) return undefined;
  return (
    <section>
      <h3 className={styles['heading']}>
        {isUp ? 'Called by' : 'Calls'} {edges.length}
      </h3>
      <ul className={styles['neighbours']}>
        {edges.slice(0, MOST).map(([place, { from, to, calls, errors }]) => (
          <li key={place}>
            <button type="button" onClick={() => onSelect({ kind: 'edge', place })}>
              <span className={styles['name']}>{shownName(input.nodes[isUp ? from : to])}</span>
              <span className={styles['calls']}>
                {errors !== undefined && errors > 0 && (
                  <span className={styles['failed']}>
                    <span aria-hidden="true">▲ </span>
                    {formatShare(errors / calls)} failed{' '}
                  </span>
                )}
                {counted(calls, 'call')}
              </span>
            </button>
          </li>
        ))}
        {edges.length > MOST && <li className={styles['more']}>and {counted(edges.length - MOST, 'other')}</li>}
      </ul>
    </section>
  );
}
