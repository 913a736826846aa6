import { expect, test } from 'vitest';
import { RecordIndex } from './recordIndex.ts';

/** Records in a line, each as `trace:id`. */
function indexOf(line: string): RecordIndex {
  const pairs = line.split(' ').map((record) => record.split(':').map(Number));
  return new RecordIndex(
    Int32Array.from(pairs, ([trace]) => trace),
    Int32Array.from(pairs, ([, id]) => id),
  );
}

test('An id is looked for in its own trace', () => {
  const index = indexOf('0:7 1:7 1:8');
  expect([index.first(0, 7), index.first(1, 7), index.first(1, 8), index.first(0, 8)]).toEqual([0, 1, 2, -1]);
  expect(index.repeated).toEqual([]);
});

test('Records of one id follow each other in their order; those without any are nowhere', () => {
  const index = indexOf('0:7 0:-1 0:7 0:8 0:7');
  expect([index.first(0, 7), index.after(0), index.after(2), index.after(4), index.after(3)]).toEqual([
    0, 2, 4, -1, -1,
  ]);
  expect(index.repeated).toEqual([0]);
});

test('Traces of the same thousand ids find each their own', () => {
  const count = 200_000;
  const traceOf = Int32Array.from({ length: count }, (_, record) => Math.floor(record / 1000));
  const ids = Int32Array.from({ length: count }, (_, record) => record % 1000);
  const index = new RecordIndex(traceOf, ids);
  const found = Int32Array.from(ids, (id, record) => index.first(traceOf[record], id));
  expect(found.every((first, record) => first === record)).toBe(true);
});
