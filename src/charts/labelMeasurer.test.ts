import { expect, test } from 'vitest';
import { createLabelMeasurer } from './labelMeasurer.ts';

test('A text is measured once per font.', () => {
  const asked: string[] = [];
  const measure = createLabelMeasurer((font, text) => {
    asked.push(`${font}: ${text}`);
    return text.length;
  });
  expect([measure('11px a', '8 ms'), measure('11px a', '8 ms'), measure('12px a', '8 ms')]).toEqual([4, 4, 4]);
  expect(asked).toEqual(['11px a: 8 ms', '12px a: 8 ms']);
});

test('What is used again and again is kept when the limit is passed; what is not is forgotten.', () => {
  let measured = 0;
  const measure = createLabelMeasurer(() => ++measured, 8);
  for (let i = 0; i < 100; i++) {
    measure('f', 'often');
    measure('f', `text ${i}`);
  }
  expect(measured).toBe(101);
  measure('f', 'text 0');
  expect(measured).toBe(102);
});
