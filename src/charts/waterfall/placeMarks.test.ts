import { expect, test } from 'vitest';
import { TimeScale } from '#charts/timeScale.ts';
import { drawTrace } from '../../../test/traceDrawing.ts';
import { LABEL_SIDE } from './frame.ts';
import { layoutWaterfall } from './layout.ts';
import { testInput } from './testInput.ts';

const SIDES = Object.keys(LABEL_SIDE);

/** Where label and marks of a drawing's last row stand: 1 px per ms, labels 6 px a character. */
function placed(drawing: string, widthPx = 1000): string {
  const scale = new TimeScale({ startNs: 0, endNs: widthPx * 1e6 }, widthPx);
  const frame = layoutWaterfall(testInput(drawTrace(drawing), { scale }));
  const at = frame.count - 1;
  const text = frame.labelText[at].replace('\u00A0', ' ');
  const label =
    text === ''
      ? 'no label'
      : `${text} ${SIDES[frame.labelSide[at]]} ${frame.labelX[at]}–${frame.labelX[at] + frame.labelWidth[at]}`;
  const error = Number.isNaN(frame.errorX[at]) ? '' : `, error ${frame.errorX[at]}`;
  const warn = Number.isNaN(frame.warnX[at]) ? '' : `, warning ${frame.warnX[at]}`;
  return label + error + warn;
}

test('A duration stands right of its bar.', () => {
  expect(placed('a root 0–100')).toBe('100 ms right 106–142');
});

test('Where there is no room on the right it stands left.', () => {
  expect(placed('a root 0–1000\n  a late 700–990')).toBe('290 ms left 658–694');
});

test('Where there is room on neither side it stands inside, at the end of what is seen.', () => {
  expect(placed('a root 0–1000')).toBe('1 s inside 970–988');
});

test('Where it fits nowhere it is left out.', () => {
  expect(placed('a root 0–50', 50)).toBe('no label');
});

test('The error disc stands between the bar and its duration.', () => {
  expect(placed('a root 0–100 error')).toBe('100 ms right 124–160, error 111');
});

test('The disc moves left, and into the bar, like a label, and they never meet.', () => {
  expect(placed('a root 0–1000\n  a late 700–990 error')).toBe('290 ms left 640–676, error 689');
  expect(placed('a root 0–1000 error')).toBe('1 s inside 952–970, error 989');
  // 22 px are left on the right: enough for the disc alone.
  expect(placed('a root 0–1000\n  a late 700–978 error')).toBe('278 ms left 658–694, error 989');
});

test('The warning triangle stands before the bar, and a label on that side before it.', () => {
  expect(placed('a root 0–1000\na lost 100–200 parent=ffff')).toBe('100 ms right 206–242, warning 91');
  expect(placed('a root 0–1000\na lost 700–990 parent=ffff')).toBe('290 ms left 644–680, warning 691');
});

test('A label keeps clear of what a collapsed row hides beyond its bar.', () => {
  const table = drawTrace('a root 0–100\n  b job 200–300');
  const frame = layoutWaterfall(testInput(table, {}, [0]));
  expect(frame.labelX[0]).toBe(306);
});

test('No label or mark ever leaves the view or meets another, wherever the bar lies.', () => {
  for (const words of ['', ' error', ' parent=ffff', ' error parent=ffff']) {
    for (let start = 0; start < 400; start += 13) {
      for (const length of [0, 1, 20, 90, 380]) {
        const end = Math.min(400, start + length);
        const scale = new TimeScale({ startNs: 0, endNs: 400e6 }, 400);
        const frame = layoutWaterfall(testInput(drawTrace(`a root 0–400\na span ${start}–${end}${words}`), { scale }));
        const at = frame.row.subarray(0, 2).findIndex((row) => frame.x0[row] !== 0 || frame.x1[row] !== 400);
        if (at < 0) continue;
        const boxes = [
          [frame.labelX[at], frame.labelX[at] + frame.labelWidth[at], frame.labelSide[at]],
          [frame.errorX[at] - 7, frame.errorX[at] + 7, frame.errorX[at]],
          [frame.warnX[at] - 5, frame.warnX[at] + 5, frame.warnX[at]],
        ].filter(([, , shown]) => shown > 0);
        boxes.sort(([a], [b]) => a - b);
        for (const [i, [left, right]] of boxes.entries()) {
          expect(left).toBeGreaterThanOrEqual(i === 0 ? 0 : boxes[i - 1][1]);
          expect(right).toBeLessThanOrEqual(400);
        }
      }
    }
  }
});
