// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { registerArrival } from './arrival.ts';

const grid = document.createElement('div');
const tab = document.createElement('button');
grid.tabIndex = 0;

beforeEach(() => {
  document.body.append(tab, grid);
  tab.blur();
  grid.blur();
});
afterEach(() => {
  registerArrival(null);
  vi.unstubAllGlobals();
});

const usePage = (hasBeenActive: boolean) => vi.stubGlobal('navigator', { userActivation: { hasBeenActive } });

it('gives the keys to a view that came while nothing had them', () => {
  usePage(true);
  registerArrival(grid);
  expect(document.activeElement).toBe(grid);
});

it('leaves them to the tab that was pressed', () => {
  usePage(true);
  tab.focus();
  registerArrival(grid);
  expect(document.activeElement).toBe(tab);
});

it('frames nothing on a page that was only loaded', () => {
  usePage(false);
  registerArrival(grid);
  expect(document.activeElement).toBe(document.body);
});
