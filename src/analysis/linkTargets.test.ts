import { expect, test } from 'vitest';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { linkingRows, linkTargets, queueDelay } from './linkTargets.ts';

const TABLE = drawTrace(`
  order send       0–10 producer id=s
  billing process  20–30 consumer trace=2 id=p link=00000000000000000000000000000001/s
  billing lost     40–50 trace=2 id=l link=9/x
`);

test('a link leads to the span of its ids, in whatever trace, or nowhere', () => {
  expect(linkTargets(TABLE, rowOf(TABLE, 'process'))).toEqual([rowOf(TABLE, 'send')]);
  expect(linkTargets(TABLE, rowOf(TABLE, 'lost'))).toEqual([undefined]);
  expect(linkTargets(TABLE, rowOf(TABLE, 'send'))).toEqual([]);
});

test('a span knows who links to it', () => {
  expect(linkingRows(TABLE, rowOf(TABLE, 'send'), 5)).toEqual([rowOf(TABLE, 'process')]);
  expect(linkingRows(TABLE, rowOf(TABLE, 'lost'), 5)).toEqual([]);
});

test('a message waited from the end of the span that made it to the start of the one that took it', () => {
  const [send, process, lost] = ['send', 'process', 'lost'].map((name) => rowOf(TABLE, name));
  expect(queueDelay(TABLE, process, send)).toBe(10e6);
  expect(queueDelay(TABLE, send, process)).toBeUndefined();
  expect(queueDelay(TABLE, lost, send)).toBeUndefined();
});
