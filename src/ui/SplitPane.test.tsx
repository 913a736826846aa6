// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { SplitPane } from './SplitPane.tsx';

/** jsdom has no PointerEvent: a mouse event with the fields that make it one. */
class PointerEventStub extends MouseEvent {
  readonly pointerId: number;
  readonly pointerType: string;
  constructor(type: string, init: PointerEventInit = {}) {
    super(type, init);
    this.pointerId = init.pointerId ?? 0;
    this.pointerType = init.pointerType ?? '';
  }
}
Object.assign(document.defaultView ?? {}, { PointerEvent: PointerEventStub });

function Harness({
  side = 'right',
  hidden = false,
}: {
  readonly side?: 'right' | 'bottom';
  readonly hidden?: boolean;
}) {
  const [value, setValue] = useState(300);
  return (
    <SplitPane
      side={side}
      value={value}
      onChange={setValue}
      min={200}
      max={600}
      initial={360}
      label="details"
      first={<p>rows</p>}
      second={<p>detail</p>}
      secondHidden={hidden}
    />
  );
}

afterEach(cleanup);

const separator = (): HTMLElement => screen.getByRole('separator', { name: 'Resize details' });
const size = (): number => Number(separator().getAttribute('aria-valuenow'));

test('arrow keys move the line, Shift moves it farther, Home and End go to the limits', () => {
  render(<Harness />);
  fireEvent.keyDown(separator(), { key: 'ArrowLeft' });
  expect(size()).toBe(316);
  fireEvent.keyDown(separator(), { key: 'ArrowRight', shiftKey: true });
  expect(size()).toBe(252);
  fireEvent.keyDown(separator(), { key: 'End' });
  expect(size()).toBe(600);
  fireEvent.keyDown(separator(), { key: 'Home' });
  expect(size()).toBe(200);
});

test('at the bottom up and down move it', () => {
  render(<Harness side="bottom" />);
  fireEvent.keyDown(separator(), { key: 'ArrowUp' });
  expect(size()).toBe(316);
  expect(separator().getAttribute('aria-orientation')).toBe('horizontal');
});

test('dragging left makes the pane larger, never beyond its limits', () => {
  render(<Harness />);
  separator().setPointerCapture = () => {};
  fireEvent.pointerDown(separator(), { pointerId: 1, button: 0, clientX: 700 });
  fireEvent.pointerMove(separator(), { pointerId: 1, clientX: 650 });
  expect(size()).toBe(350);
  fireEvent.pointerMove(separator(), { pointerId: 1, clientX: 0 });
  expect(size()).toBe(600);
  fireEvent.pointerUp(separator(), { pointerId: 1 });
  fireEvent.pointerMove(separator(), { pointerId: 1, clientX: 650 });
  expect(size()).toBe(600);
});

test('a double click goes back to the initial size', () => {
  render(<Harness />);
  fireEvent.doubleClick(separator());
  expect(size()).toBe(360);
});

test('a hidden second pane takes its separator along', () => {
  render(<Harness hidden />);
  expect(screen.queryByRole('separator')).toBeNull();
  expect(screen.queryByText('detail')).toBeNull();
});
