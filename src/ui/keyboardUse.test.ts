// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { followKeyboardUse } from './keyboardUse.ts';

const root = document.documentElement;
let stop = (): void => {};
afterEach(() => stop());

it('marks the page as used with keys from the first key to the next press of a pointer', () => {
  stop = followKeyboardUse(root);
  expect(root.matches('[data-keys]')).toBe(false);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  expect(root.matches('[data-keys]')).toBe(true);
  document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
  expect(root.matches('[data-keys]')).toBe(false);
});

it('hears a key that was pressed outside of the page and is let go in it', () => {
  stop = followKeyboardUse(root);
  document.body.dispatchEvent(new KeyboardEvent('keyup', { key: 'Tab', bubbles: true }));
  expect(root.matches('[data-keys]')).toBe(true);
});
