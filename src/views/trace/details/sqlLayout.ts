import { format } from 'sql-formatter';
import type { SqlDialect } from '#analysis/queryLanguage.ts';

/** Tried after the dialect itself: what senders call a system is not always what it speaks. */
const ALSO: readonly SqlDialect[] = ['postgresql', 'mysql', 'transactsql'];

/** Queries repeat from span to span, and laying one out takes about as long as a frame. */
const KEPT = 100;
const kept = new Map<string, string | undefined>();

/** A query laid out over lines, its words and their case as they were sent; undefined where no dialect understands it. */
export function layOutSql(query: string, dialect: SqlDialect): string | undefined {
  const key = `${dialect} ${query}`;
  if (kept.has(key)) return kept.get(key);
  if (kept.size === KEPT) kept.clear();
  const laidOut = firstLayout(query, dialect);
  kept.set(key, laidOut);
  return laidOut;
}

function firstLayout(query: string, dialect: SqlDialect): string | undefined {
  for (const language of new Set([dialect, ...ALSO])) {
    try {
      return format(query, { language, tabWidth: 2, expressionWidth: 44 });
    } catch {
      // Of another dialect, or cut off by the sender.
    }
  }
  return undefined;
}
