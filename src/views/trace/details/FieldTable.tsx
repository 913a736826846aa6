import type { ReactNode } from 'react';
import { readAddress, readQuery } from '#analysis/addressParts.ts';
import { looksLikeJson } from '#analysis/textSigns.ts';
import { measureOf } from '#analysis/measures.ts';
import { usePreferences } from '#state/preferences.ts';
import styles from './FieldTable.module.css';
import { FoldedText } from './FoldedText.tsx';
import { JsonTree } from './JsonTree.tsx';
import { Marked } from './Marked.tsx';
import { measureWords } from './measureWords.ts';

/** The parts of an address; a password is not shown. */
export function AddressTable({ text }: { readonly text: string }) {
  const parts = readAddress(text);
  if (!parts) return <FoldedText text={text} look="block" />;
  return (
    <dl className={styles['table']}>
      <Part name="scheme" text={parts.scheme} />
      {parts.user !== '' && <Part name="user" text={parts.user} />}
      {parts.hasPassword && (
        <Line name={<span className={styles['part']}>password</span>}>
          <i className={styles['aside']}>hidden</i>
        </Line>
      )}
      {parts.host !== '' && <Part name="host" text={parts.host} />}
      {parts.port !== '' && <Part name="port" text={parts.port} />}
      {parts.path !== '' && <Part name="path" text={parts.path} />}
      <Parameters parameters={parts.query} mark="?" />
      {parts.fragment !== '' && <Part name="fragment" text={parts.fragment} />}
    </dl>
  );
}

/** The parameters of a query that was sent by itself. */
export function ParameterTable({ text }: { readonly text: string }) {
  return (
    <dl className={styles['table']}>
      <Parameters parameters={readQuery(text)} mark="" />
    </dl>
  );
}

/** Lines of `name: value`. */
export function HeaderTable({ text }: { readonly text: string }) {
  const lines = text.trimEnd().split(/\r?\n/).slice(0, MOST_LINES);
  return (
    <dl className={styles['table']}>
      {lines.map((line, at) => {
        const colon = line.indexOf(':');
        return (
          <Line key={at} name={<Marked text={line.slice(0, Math.max(colon, 0))} />}>
            <FoldedText text={line.slice(colon + 1).trim()} />
          </Line>
        );
      })}
    </dl>
  );
}

/** Lines of a table: of more, the text itself is the better form. */
const MOST_LINES = 200;

function Parameters({
  parameters,
  mark,
}: {
  readonly parameters: ReturnType<typeof readQuery>;
  readonly mark: '?' | '';
}) {
  const zone = usePreferences((preferences) => preferences.zone);
  return parameters.slice(0, MOST_LINES).map(({ name, value }, at) => {
    const measure = value === undefined ? undefined : measureOf(name, value);
    return (
      <Line
        key={at}
        name={
          <>
            {mark !== '' && <span className={styles['part']}>{mark}</span>}
            <Marked text={name} withBreaks />
          </>
        }
      >
        {value === undefined ? (
          <i className={styles['aside']}>no value</i>
        ) : looksLikeJson(value) ? (
          <JsonTree text={value} />
        ) : (
          <FoldedText text={value} />
        )}
        {measure && <span className={styles['aside']}> {measureWords(measure, zone)}</span>}
      </Line>
    );
  });
}

function Part({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <Line name={<span className={styles['part']}>{name}</span>}>
      <FoldedText text={text} />
    </Line>
  );
}

function Line({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles['line']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={styles['value']}>{children}</dd>
    </div>
  );
}
