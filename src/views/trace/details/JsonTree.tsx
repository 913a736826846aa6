import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { JsonEntry, JsonValue } from '#analysis/jsonScan.ts';
import { decodeJsonString, readJsonEntries, readJsonValue } from '#analysis/jsonScan.ts';
import { looksLikeJson } from '#analysis/textSigns.ts';
import { formatCount } from '#model/formatTime.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { FoldedText } from './FoldedText.tsx';
import styles from './JsonTree.module.css';
import { Marked } from './Marked.tsx';
import { countMatches } from './markPieces.ts';
import { usePane } from './paneContext.ts';

/** Entries rendered at first, and with each press more. */
const STEP = 100;
/** A text of so many characters is small enough to stand open as a whole. */
const SMALL = 1500;
/** Levels that open by themselves, however small the text. */
const MOST_LEVELS = 8;
/** Characters of a part that is counted, or searched, while it is closed. */
const LOOKED_THROUGH = 20_000;
/** Characters of a closed part that are shown. */
const PREVIEW = 80;

/** JSON text as a tree that opens level by level. What is closed is not read. */
export function JsonTree({ text }: { readonly text: string }) {
  const root = useMemo(() => readJsonValue(text, 0), [text]);
  return (
    <div className={styles['tree']}>
      {isContainer(root) ? (
        <Entries text={text} container={root} level={0} />
      ) : (
        <Scalar text={text.slice(root.start, root.end)} kind={root.kind} level={0} />
      )}
    </div>
  );
}

interface PartProps {
  readonly text: string;
  readonly level: number;
}

function Entries({ text, container, level }: PartProps & { readonly container: JsonValue }) {
  const [most, setMost] = useState(STEP);
  const { entries, next, isCut } = useMemo(
    () => readJsonEntries(text, container, undefined, most),
    [text, container, most],
  );
  if (entries.length === 0 && !isCut) {
    return <span className={styles['aside']}>{container.kind === 'array' ? 'empty list' : 'empty object'}</span>;
  }
  return (
    <ul className={classNames(styles['entries'], entries.some(({ value }) => isContainer(value)) && styles['opens'])}>
      {entries.map((entry, at) => (
        // Keys may repeat, and entries never move.
        <li key={at}>
          <Entry text={text} entry={entry} at={at} level={level} />
        </li>
      ))}
      {next >= 0 && (
        <li>
          <button type="button" className={styles['more']} onClick={() => setMost(most * 4)}>
            {`Show more than ${formatCount(entries.length)}`}
          </button>
        </li>
      )}
      {isCut && (
        <li>
          <i className={styles['aside']}>The text ends here, before the JSON does.</i>
        </li>
      )}
    </ul>
  );
}

function Entry({ text, entry, at, level }: PartProps & { readonly entry: JsonEntry; readonly at: number }) {
  const { key, value } = entry;
  const name =
    key === undefined ? (
      <span className={styles['at']}>{`${at}: `}</span>
    ) : (
      <>
        <span className={styles['key']}>
          <Marked text={key} />
        </span>
        {': '}
      </>
    );
  if (isContainer(value)) return <Container text={text} value={value} name={name} level={level} />;
  return (
    <>
      {name}
      <Scalar text={text.slice(value.start, value.end)} kind={value.kind} level={level} />
    </>
  );
}

function Container({ text, value, name, level }: PartProps & { readonly value: JsonValue; readonly name: ReactNode }) {
  const { find } = usePane();
  const [isTurned, setIsTurned] = useState(false);
  const isShort = value.end - value.start <= LOOKED_THROUGH;
  const inside = isShort ? text.slice(value.start, value.end) : '';
  const opensItself = (text.length <= SMALL && level < MOST_LEVELS) || countMatches(inside, find) > 0;
  const isOpen = isTurned !== opensItself;
  const count = isOpen && isShort ? readJsonEntries(text, value, undefined, Infinity).entries.length : undefined;
  const preview = text.slice(value.start, Math.min(value.end, value.start + PREVIEW));
  return (
    <>
      <button type="button" className={styles['opener']} aria-expanded={isOpen} onClick={() => setIsTurned(!isTurned)}>
        <Icon name="chevronRight" size={10} className={styles['chevron']} />
        <span>{name}</span>
        <span className={styles['preview']}>
          {isOpen ? countWords(value.kind, count) : <Marked text={preview.replaceAll(/\s+/g, ' ')} />}
        </span>
      </button>
      {isOpen && <Entries text={text} container={value} level={level + 1} />}
    </>
  );
}

/** A text, a number or a word; a text that holds JSON itself opens into a tree of its own. */
function Scalar({ text, kind, level }: PartProps & { readonly kind: JsonValue['kind'] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (kind !== 'string') {
    return (
      <span className={styles[kind]}>
        <Marked text={text} />
      </span>
    );
  }
  const decoded = decodeJsonString(text);
  const hasJson = level < MOST_LEVELS && looksLikeJson(decoded);
  return (
    <>
      <span className={styles['string']}>
        <FoldedText text={`"${decoded}"`} />
      </span>
      {hasJson && (
        <>
          {' '}
          <button type="button" className={styles['more']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            JSON
          </button>
          {isOpen && <JsonTree text={decoded} />}
        </>
      )}
    </>
  );
}

function countWords(kind: JsonValue['kind'], count: number | undefined): string {
  if (count === undefined) return kind === 'array' ? 'list' : '';
  if (kind === 'array') return `${formatCount(count)} in a list`;
  return count === 0 ? 'empty' : '';
}

function isContainer({ kind }: JsonValue): boolean {
  return kind === 'object' || kind === 'array';
}
