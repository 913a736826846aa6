import { use } from 'react';
import { conventionsOf } from '#analysis/conventions.ts';
import { looksLikeJson } from '#analysis/textSigns.ts';
import { queryLanguage } from '#analysis/queryLanguage.ts';
import type { SqlDialect } from '#analysis/queryLanguage.ts';
import { CodeText } from './CodeText.tsx';
import { loadColours } from './loadColours.ts';
import { CommandText } from './CommandText.tsx';
import { FoldedText } from './FoldedText.tsx';
import { JsonTree } from './JsonTree.tsx';
import { usePane } from './paneContext.ts';
import { useSpanRow } from './spanRow.ts';
import type { layOutSql } from './sqlLayout.ts';

/** Characters of a query that is laid out: the time it takes grows with them, and is felt with more. */
const LONGEST_LAID_OUT = 4000;

/** A query in the form of its language. */
export function QueryText({ text }: { readonly text: string }) {
  const { table } = usePane().trace;
  const row = useSpanRow();
  const language = queryLanguage(
    text,
    row === undefined ? undefined : conventionsOf(table).text(row, 'db.system.name'),
  );
  switch (language.kind) {
    case 'sql':
      return text.length > LONGEST_LAID_OUT ? (
        <CodeText text={text} language="sql" />
      ) : (
        <LaidOutSql text={text} dialect={language.dialect} />
      );
    case 'commands':
      return <CommandText text={text} />;
    case 'other':
      return looksLikeJson(text) ? <JsonTree text={text} /> : <FoldedText text={text} look="block" lines={12} />;
  }
}

interface SqlLayout {
  readonly layOutSql: typeof layOutSql;
}
let loading: Promise<SqlLayout> | undefined;

/**
 * The formatter comes when the first query is shown, together with its colours, so that the query changes its looks once.
 * Where it cannot be fetched, queries stay as they were sent.
 */
function loadLayout(): Promise<SqlLayout> {
  loading ??= Promise.all([import('./sqlLayout.ts'), loadColours()]).then(
    ([layout]) => layout,
    () => ({ layOutSql: () => undefined }),
  );
  return loading;
}

function LaidOutSql({ text, dialect }: { readonly text: string; readonly dialect: SqlDialect }) {
  const layout = use(loadLayout());
  return <CodeText text={layout.layOutSql(text, dialect) ?? text} language="sql" />;
}
