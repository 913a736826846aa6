// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VirtualRows, type VirtualRowsHandle } from './VirtualRows.tsx';

beforeEach(() => {
  // A viewport of 240 px: ten rows.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(240);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(2_400_000);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: unknown) {
    this.scrollTop = (options as ScrollToOptions).top ?? 0;
    fireEvent.scroll(this);
  };
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function list(count: number, ref?: React.Ref<VirtualRowsHandle>) {
  return (
    <VirtualRows
      ref={ref}
      count={count}
      rowHeight={24}
      ariaLabel="Traces"
      role="grid"
      renderRow={(index) => <span>row {index}</span>}
    />
  );
}

test('of a hundred thousand rows only what shows is rendered, and all are counted', () => {
  render(list(100_000));
  expect(screen.getByRole('grid', { name: 'Traces' }).getAttribute('aria-rowcount')).toBe('100000');
  expect(screen.getAllByRole('row').length).toBeLessThan(40);
  expect(screen.getAllByRole('row')[0]?.getAttribute('aria-rowindex')).toBe('1');
});

test('the focused row stays, however far one scrolls', () => {
  render(list(100_000));
  const row = screen.getAllByRole('row')[2];
  act(() => row?.focus());
  const scroller = screen.getByRole('grid');
  scroller.scrollTop = 1_000_000;
  fireEvent.scroll(scroller);
  expect(document.activeElement).toBe(row);
  expect(screen.getAllByRole('row').length).toBeLessThan(40);
});

test('a row far away is scrolled to and focused', () => {
  const ref = createRef<VirtualRowsHandle>();
  render(list(100_000, ref));
  act(() => ref.current?.focusIndex(50_000));
  expect(document.activeElement?.textContent).toBe('row 50000');
});

test('when the focused row is filtered away the list keeps the keyboard', () => {
  const { rerender } = render(list(20));
  act(() => screen.getAllByRole('row')[9]?.focus());
  rerender(list(3));
  expect(document.activeElement).toBe(screen.getByRole('grid'));
});
