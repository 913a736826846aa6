import { expect, test } from 'vitest';
import { traceqlTokens } from './traceqlTokens.ts';

/** `kind:text` of each token, in one line. */
function written(query: string): string {
  return traceqlTokens(query)
    .map(({ kind, start, end }) => `${kind}:${query.slice(start, end)}`)
    .join('  ');
}

test('a filter of an attribute and an intrinsic', () => {
  expect(written('{ resource.service.name = "shop" && duration > 1.5s }')).toBe(
    'bracket:{  attribute:resource.service.name  operator:=  text:"shop"  operator:&&  intrinsic:duration  operator:>  number:1.5s  bracket:}',
  );
});

test.each([
  ['.a-1', 'attribute:.a-1'],
  ['.a - 1', 'attribute:.a  operator:-  number:1'],
  ['span."my key".x', 'attribute:span."my key".x'],
  ['span:status', 'intrinsic:span:status'],
  ['span:rootName', 'word:span:rootName'],
  ['1h30m', 'number:1h30m'],
  ['`raw "text"`', 'text:`raw "text"`'],
  ['"unfinished', 'text:"unfinished'],
  ['a !>> b', 'word:a  operator:!>>  word:b'],
  [
    '{} // why\n| count() > 3',
    'bracket:{  bracket:}  comment:// why  operator:|  function:count  bracket:(  bracket:)  operator:>  number:3',
  ],
  ['{ status = error }', 'bracket:{  intrinsic:status  operator:=  value:error  bracket:}'],
  ['§', 'word:§'],
])('%s', (query, tokens) => {
  expect(written(query)).toBe(tokens);
});

test('tokens and the blanks between them are the whole query', () => {
  const query = '{ .x =~ "a.*" }\n  | by(name) /* cut';
  let rest = query;
  for (const { start, end } of [...traceqlTokens(query)].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  expect(rest.trim()).toBe('');
});
