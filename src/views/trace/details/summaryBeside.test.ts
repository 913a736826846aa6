import { expect, test } from 'vitest';
import { summaryBeside } from './summaryBeside.ts';

test('a summary does not repeat the name it stands beside', () => {
  expect(summaryBeside('SELECT goods', 'SELECT goods · postgresql · 11 rows')).toBe('postgresql · 11 rows');
  expect(summaryBeside('GET /users', 'GET /users → 200')).toBe('→ 200');
  expect(summaryBeside('GET /users', 'GET /users')).toBe('');
  expect(summaryBeside('GET', 'GETs nothing')).toBe('GETs nothing');
  expect(summaryBeside('charge card', 'POST api.bank.example → 504')).toBe('POST api.bank.example → 504');
  expect(summaryBeside('reserve everything that is left', 'reserve everything that… → 200')).toBe('→ 200');
});
