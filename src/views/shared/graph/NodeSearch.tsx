import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { GraphScene } from '#charts/serviceGraph/scene.ts';
import { classNames } from '#ui/classNames.ts';
import { SearchField } from '#ui/SearchField.tsx';
import { TYPE_TITLES } from './graphWords.ts';
import styles from './NodeSearch.module.css';

/** Hits listed; who wants another types on. */
const MOST = 8;

export interface NodeSearchProps {
  readonly scene: GraphScene | undefined;
  /** by place in the scene */
  readonly onChoose: (node: number) => void;
}

/** Finds a node of the graph by a part of its name. */
export function NodeSearch({ scene, onChoose }: NodeSearchProps) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const hits = text.trim() === '' || !scene ? [] : findNodes(scene, text.trim());
  const chosen = hits[Math.min(active, hits.length - 1)];
  const choose = (node: number): void => {
    setText('');
    onChoose(node);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive((at) => Math.min(hits.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(0, at - 1));
    else if (event.key === 'Enter' && chosen !== undefined) choose(chosen);
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['search']}>
      <SearchField
        label="Find in the graph"
        placeholder="Find a service"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen}`}
        value={text}
        onChange={(next) => {
          setText(next);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setText('')}
      />
      <div id={listId} role="listbox" aria-label="Found" className={styles['list']} hidden={hits.length === 0}>
        {hits.map((node) => (
          <div
            key={node}
            id={`${listId}-${node}`}
            role="option"
            aria-selected={node === chosen}
            className={classNames(styles['hit'], node === chosen && styles['active'])}
            // Before the field loses the focus, which closes the list.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(node);
            }}
          >
            <span className={styles['name']}>{scene?.nodes[node].label}</span>
            <span className={styles['type']}>{scene && TYPE_TITLES[scene.nodes[node].type]}</span>
          </div>
        ))}
      </div>
      {text.trim() !== '' && hits.length === 0 && (
        <p className={classNames(styles['list'], styles['none'])} role="status">
          Nothing shown here has that name
        </p>
      )}
    </div>
  );
}

/** The name itself, then names that begin with it, then those that hold it, each time the most called first. */
function findNodes({ nodes }: GraphScene, text: string): number[] {
  const wanted = text.toLowerCase();
  const rank = (at: number): number => {
    const name = nodes[at].label.toLowerCase();
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2;
  };
  return Array.from(nodes, (_, at) => at)
    .filter((at) => nodes[at].label.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || nodes[a].importance - nodes[b].importance)
    .slice(0, MOST);
}
