import { expect, test } from 'vitest';
import { codeTokens } from './codeColours.ts';
import { codePieces } from './codePieces.ts';
import { markPieces } from './markPieces.ts';
import { layOutSql } from './sqlLayout.ts';

/** Coloured tokens as `role(text)`, others as they are. */
const colours = (text: string, language: 'sql' | 'json' | 'xml'): string =>
  codeTokens(text, language)
    .map(({ text: token, role }) => (role === undefined ? token : `${role}(${token})`))
    .join('');

test('SQL, JSON and XML have their colours', () => {
  expect(colours("SELECT id FROM goods WHERE name = 'tea'", 'sql')).toBe(
    "keyword(SELECT) id keyword(FROM) goods keyword(WHERE) name keyword(=) string('tea')",
  );
  expect(colours('{"a": 1, "b": null}', 'json')).toBe(
    'mark({)name("a")mark(:) number(1)mark(,) name("b")mark(:) keyword(null)mark(})',
  );
  expect(colours('<a b="c">d</a>', 'xml')).toContain('name(a)');
});

test('tokens together are the text, whatever is in it', () => {
  for (const text of ['<b>no</b>', "SELECT 'unclosed", '{"a', 'ä 😀 -- x', '']) {
    for (const language of ['sql', 'json', 'xml'] as const) {
      const whole = codeTokens(text, language).map((token) => token.text);
      expect(whole.join('')).toBe(text);
    }
  }
});

test('what is found is marked over tokens of several colours', () => {
  const text = 'SELECT id FROM goods';
  const pieces = codePieces(codeTokens(text, 'sql'), markPieces(text, 'from good'));
  expect(pieces.map(({ isMatch, tokens }) => [isMatch, tokens.map((token) => token.text)])).toEqual([
    [false, ['SELECT', ' id ']],
    [true, ['FROM', ' good']],
    [false, ['s']],
  ]);
});

test('a query is laid out with its own words', () => {
  expect(layOutSql('select id, name from goods where id = $1', 'postgresql')).toBe(
    'select\n  id,\n  name\nfrom\n  goods\nwhere\n  id = $1',
  );
  expect(layOutSql('SELECT `id` FROM goods WHERE a = ?', 'mysql')).toContain('`id`');
});

test('a query of an unknown dialect is tried in others, and one that was cut off left alone', () => {
  expect(layOutSql('SELECT [id] FROM [goods] WHERE id = @p0', 'sql')).toContain('[id]');
  expect(layOutSql("SELECT * FROM goods WHERE name = 'cut o", 'postgresql')).toBeUndefined();
});
