// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { HelpDialog } from './HelpDialog.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a key that two screens share is one line, which says what it does in each', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
  render(<HelpDialog />);
  const keys = within(screen.getByRole('group', { name: 'All keys' }));
  const [slash, ...more] = keys.getAllByText('/');
  expect(more).toEqual([]);
  expect(slash.closest('dd')?.previousSibling?.textContent).toBe('Find · To the fields of the search');
});
