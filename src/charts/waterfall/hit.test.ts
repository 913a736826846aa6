import { expect, test } from 'vitest';
import { plainLines } from '#analysis/waterfallLines.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import { hitWaterfall } from './hit.ts';
import { layoutWaterfall } from './layout.ts';
import { paintSpans } from './paint.ts';
import { testInput } from './testInput.ts';

const SHOP = drawTrace(`
  shop checkout     0–900
    cart get        100–300 event=miss@120 event=hit@250
    bank pay        400–800 error
`);
const FRAME = layoutWaterfall(testInput(SHOP, { scrollTopPx: 10, heightPx: 60 }));

/** What is hit where something of a colour was painted last: its middle. */
function hitAt(colour: string): string {
  const ctx = new RecordingContext();
  paintSpans(ctx, FRAME, testPalette);
  const shape = ctx.in(colour).at(-1);
  if (shape === undefined) throw new Error(`Nothing is ${colour}`);
  return hit(shape.x + shape.width / 2, shape.y + shape.height / 2);
}

function hit(x: number, y: number): string {
  const found = hitWaterfall(FRAME, x, y);
  if (found === undefined) return 'nothing';
  const operation = SHOP.strings.get(SHOP.operation[found.row]);
  const event = found.event < 0 ? '' : ` ${SHOP.strings.get(SHOP.events.name[found.event])}`;
  return `${operation} ${found.part}${event}`;
}

test('A bar is hit where it was painted.', () => {
  expect([hitAt('service 0'), hitAt('service 1'), hitAt('service 2')]).toEqual(['checkout bar', 'get bar', 'pay bar']);
});

test('An error is hit on its disc, an event on its tick.', () => {
  expect(hitAt('error')).toBe('pay error');
  expect(hitAt('text')).toBe('get event hit');
  expect(hit(118, 20)).toBe('get event miss');
});

test('Beside a bar its row is hit.', () => {
  expect(hit(700, 20)).toBe('get row');
  expect(hit(302, 20)).toBe('get bar');
});

test('A row cut off at the top is hit in what is seen of it.', () => {
  expect([hit(500, 0), hit(500, 13.9), hit(500, 14)]).toEqual(['checkout bar', 'checkout bar', 'get row']);
});

test('Outside and below the last row there is nothing.', () => {
  expect([hit(-1, 20), hit(1000, 20), hit(500, -1), hit(500, 60)]).toEqual([
    'nothing',
    'nothing',
    'nothing',
    'nothing',
  ]);
  const tall = layoutWaterfall(testInput(SHOP, { heightPx: 500 }));
  expect(hitWaterfall(tall, 500, 400)).toBeUndefined();
  expect(
    hitWaterfall(layoutWaterfall(testInput(SHOP, { lines: plainLines(new Int32Array(0)) })), 5, 5),
  ).toBeUndefined();
});
