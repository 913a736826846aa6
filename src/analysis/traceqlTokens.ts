/** What a stretch of a TraceQL query is. Blanks make no token. */
export type TraceqlKind =
  | 'comment'
  /** in quotes of either kind; unfinished ones run to the end */
  | 'text'
  | 'number'
  /** `true`, `error`, `server` … */
  | 'value'
  /** `rate`, `by`, `count` … */
  | 'function'
  /** `duration`, `span:name`, `trace:rootService` … */
  | 'intrinsic'
  /** `.http.route`, `resource.service.name` */
  | 'attribute'
  | 'operator'
  | 'bracket'
  /** a word that means nothing (yet) */
  | 'word';

export interface TraceqlToken {
  readonly kind: TraceqlKind;
  /** places in the query, from 0, end excluded */
  readonly start: number;
  readonly end: number;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** The pairs that exist; every other `scope:name` is an error. */
const SCOPED = words(
  'span:name span:duration span:status span:statusMessage span:kind span:id span:parentID span:childCount trace:id ' +
    'trace:duration trace:rootName trace:rootService event:name event:timeSinceStart link:traceID link:spanID ' +
    'instrumentation:name instrumentation:version',
);
const INTRINSICS = words(
  'name duration status statusMessage kind traceDuration rootName rootServiceName nestedSetLeft nestedSetRight ' +
    'nestedSetParent parent',
);
const VALUES = words(
  'true false nil ok error unset unspecified internal server client producer consumer minInt maxInt',
);
const FUNCTIONS = words(
  'count min max avg sum by select coalesce with rate count_over_time min_over_time max_over_time avg_over_time ' +
    'sum_over_time quantile_over_time histogram_over_time compare topk bottomk',
);

/** An attribute's name runs to a blank or one of the marks that cannot be in it; quoted parts may hold anything. */
const ATTRIBUTE = /(?:span|resource|event|link|instrumentation|parent)?\.(?:"(?:\\.|[^"\\])*"?|[^\s"{}()=~!<>&|^,])*/y;
const WORD = /[A-Za-z_][\w]*(?::[A-Za-z]+)?/y;
const NUMBER = /\d+(?:\.\d+)?(?:[a-zµ]+(?:\d+(?:\.\d+)?[a-zµ]+)*)?/y;
const TEXT = /"(?:\\.|[^"\\])*"?|`[^`]*`?/y;
const COMMENT = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y;
/** Longest first. */
const OPERATOR = /!>>|!<<|&>>|&<<|=~|!~|!=|<=|>=|>>|<<|&&|\|\||!>|!<|&>|&<|&~|[-+*/%^=<>!~|,]/y;
const BRACKET = /[{}()]/y;
const BLANK = /\s+/y;

/** A query as tokens from left to right; whatever it holds, none of it is lost and none refused. */
export function traceqlTokens(query: string): readonly TraceqlToken[] {
  const tokens: TraceqlToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(query)?.[0];
  };
  while (at < query.length) {
    const blank = take(BLANK);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const [kind, text] = next(take) ?? ['word', query[at]];
    tokens.push({ kind, start: at, end: at + text.length });
    at += text.length;
  }
  return tokens;
}

function next(take: (pattern: RegExp) => string | undefined): readonly [TraceqlKind, string] | undefined {
  for (const [kind, pattern] of PATTERNS) {
    const text = take(pattern);
    if (text !== undefined && text !== '') return [kind === 'word' ? kindOfWord(text) : kind, text];
  }
  return undefined;
}

/** In the order they are tried: a comment before the slash that begins it, an attribute before its scope as a word. */
const PATTERNS: readonly (readonly [TraceqlKind, RegExp])[] = [
  ['comment', COMMENT],
  ['text', TEXT],
  ['number', NUMBER],
  ['attribute', ATTRIBUTE],
  ['word', WORD],
  ['operator', OPERATOR],
  ['bracket', BRACKET],
];

function kindOfWord(text: string): TraceqlKind {
  if (SCOPED.has(text) || INTRINSICS.has(text)) return 'intrinsic';
  if (VALUES.has(text)) return 'value';
  return FUNCTIONS.has(text) ? 'function' : 'word';
}

/** Names of intrinsics as they are offered: the scoped ones say what they are of. */
export const TRACEQL_INTRINSICS: readonly string[] = [...SCOPED];
