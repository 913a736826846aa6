import type { TraceqlToken } from './traceqlTokens.ts';
import { traceqlTokens } from './traceqlTokens.ts';

/** What may be written at a place of a query, and which part of the text it would replace. */
export type TraceqlPlace = {
  readonly from: number;
  readonly to: number;
  /** what stands there already, up to the caret */
  readonly typed: string;
} & (
  | { readonly kind: 'field' }
  /** compared with `field`: `.http.route`, `status` */
  | { readonly kind: 'value'; readonly field: string }
  /** after a pipe: a function */
  | { readonly kind: 'stage' }
);

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '=~', '!~', '<', '<=', '>', '>=']);
const JOINS: ReadonlySet<string> = new Set(['&&', '||', '!', '(', '{', ',', '+', '-', '*', '/', '%', '^']);
/** Tokens that a caret at their end may go on writing. */
const GROWING: ReadonlySet<TraceqlToken['kind']> = new Set([
  'word',
  'attribute',
  'intrinsic',
  'value',
  'function',
  'text',
  'number',
]);

/** What is being written at `caret`; undefined where nothing can be offered, as after a whole value or in a comment. */
export function traceqlPlace(query: string, caret: number): TraceqlPlace | undefined {
  const tokens = traceqlTokens(query);
  const current = tokens.find(({ start, end }) => start < caret && caret <= end);
  if (current?.kind === 'comment') return undefined;
  const isGrowing = current !== undefined && GROWING.has(current.kind);
  const before = tokens.filter(({ end, start }) => (isGrowing ? end <= current.start : start < caret));
  const textOf = ({ start, end }: TraceqlToken): string => query.slice(start, end);
  const place = {
    from: isGrowing ? current.start : caret,
    to: isGrowing ? current.end : caret,
    typed: isGrowing ? query.slice(current.start, caret) : '',
  };
  const last = before.at(-1);
  const field = before.at(-2);
  const isInFilter = depthOf(before, textOf) > 0;
  if (last && COMPARISONS.has(textOf(last)) && (field?.kind === 'attribute' || field?.kind === 'intrinsic')) {
    return { ...place, kind: 'value', field: textOf(field) };
  }
  if (current?.kind === 'text' || current?.kind === 'number') return undefined;
  if (isInFilter) return last && JOINS.has(textOf(last)) ? { ...place, kind: 'field' } : undefined;
  if (last && textOf(last) === '|') return { ...place, kind: 'stage' };
  // Arguments of `by(…)` and `select(…)`.
  if (last && ['(', ','].includes(textOf(last))) return { ...place, kind: 'field' };
  return undefined;
}

/** How many filters are open. */
function depthOf(tokens: readonly TraceqlToken[], textOf: (token: TraceqlToken) => string): number {
  let depth = 0;
  for (const token of tokens) {
    if (token.kind !== 'bracket') continue;
    if (textOf(token) === '{') depth++;
    else if (textOf(token) === '}') depth--;
  }
  return depth;
}
