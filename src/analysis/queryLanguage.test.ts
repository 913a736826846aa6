import { expect, test } from 'vitest';
import { queryLanguage } from './queryLanguage.ts';

test('SQL is laid out in the dialect of its system', () => {
  expect(queryLanguage('SELECT 1', 'postgresql')).toEqual({ kind: 'sql', dialect: 'postgresql' });
  expect(queryLanguage('SELECT 1', 'microsoft.sql_server')).toEqual({ kind: 'sql', dialect: 'transactsql' });
  expect(queryLanguage('select 1', 'some_new_store')).toEqual({ kind: 'sql', dialect: 'sql' });
});

test('without a system the text tells', () => {
  expect(queryLanguage('/* trace=1 */ WITH a AS (SELECT 1) SELECT * FROM a', undefined).kind).toBe('sql');
  expect(queryLanguage('db.orders.find({})', undefined).kind).toBe('other');
});

test('what stores other than SQL are sent is not laid out as SQL', () => {
  expect(queryLanguage('SET session:1 ?', 'redis').kind).toBe('commands');
  expect(queryLanguage('{"find":"orders"}', 'mongodb').kind).toBe('other');
  expect(queryLanguage('CREATE (n:Person)', 'neo4j').kind).toBe('other');
});
