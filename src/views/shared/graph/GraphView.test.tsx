// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { graphOfLinks } from '#analysis/graphInput.ts';
import type { GraphChoices } from '#state/graphChoices.ts';
import { START_CHOICES } from '#state/graphChoices.ts';
import { GraphView } from './GraphView.tsx';

const SHOP = graphOfLinks([
  { parent: 'web', child: 'cart', calls: 90, errors: 0, p95: 20e6 },
  { parent: 'web', child: 'order', calls: 10, errors: 2, p95: 80e6 },
  { parent: 'cart', child: 'redis', childType: 'cache', calls: 250, errors: undefined },
]);

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(480);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(480);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function Chosen({ start }: { readonly start: Partial<GraphChoices> }) {
  const [choices, setChoices] = useState<GraphChoices>({ ...START_CHOICES, ...start });
  return (
    <GraphView
      input={SHOP}
      slotOf={noSlot}
      choices={choices}
      onChoose={(change) => setChoices((before) => ({ ...before, ...change }))}
      title="Services of the shop"
      subtitle=""
      actionsFor={() => undefined}
    />
  );
}

const noSlot = (): number => -1;

/** `web | cart | 90 | …` of each row but the heads. */
function rows(): string[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent)
        .join(' | '),
    );
}

test('The table says what the picture says, the most called first, and what is not known as such', () => {
  render(<Chosen start={{ table: 'calls' }} />);
  expect(rows()).toEqual([
    'cart | redis | 250 | – | – | – | – | –',
    'web | cart | 90 | 0 | – | 20\u00A0ms | – | –',
    'web | order | 10 | ▲ 2 · 20\u00A0% | – | 80\u00A0ms | – | –',
  ]);
});

test('It is sorted by a head, what is not known staying at the end, and tells so', async () => {
  render(<Chosen start={{ table: 'calls' }} />);
  const head = screen.getByRole('columnheader', { name: 'Failed' });
  await userEvent.click(within(head).getByRole('button'));
  expect(head.getAttribute('aria-sort')).toBe('descending');
  expect(rows().map((line) => line.split(' | ')[1])).toEqual(['order', 'cart', 'redis']);
  await userEvent.click(within(head).getByRole('button'));
  expect(rows().map((line) => line.split(' | ')[1])).toEqual(['cart', 'order', 'redis']);
});

test('A row opens its figures, and they lead on to both ends', async () => {
  render(<Chosen start={{ table: 'calls' }} />);
  await userEvent.click(screen.getAllByRole('button', { name: 'web' })[1]);
  const panel = screen.getByRole('complementary', { name: 'Figures of web → order' });
  expect(panel.textContent).toContain('2 · 20\u00A0%');
  await userEvent.click(within(panel).getByRole('button', { name: 'order' }));
  expect(screen.getByRole('complementary', { name: 'Figures of order' }).textContent).toContain('Called by 1');
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('What is around a node is what is left of the table too, and a limit says what it hides', async () => {
  render(<Chosen start={{ table: 'nodes', selected: 'service:order' }} />);
  await userEvent.click(screen.getByRole('button', { name: 'Only what is around it' }));
  expect(rows().map((line) => line.split(' | ')[0])).toEqual(['order', 'web']);
  await userEvent.click(screen.getByRole('button', { name: 'Whole graph' }));
  await userEvent.click(screen.getByRole('button', { name: 'All edges' }));
  await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'From 50 calls' }));
  expect(screen.getByRole('group', { name: 'Legend' }).textContent).toMatch(/1.edge and 1.node under 50.calls hidden/);
});
