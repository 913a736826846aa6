// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ComboField, type ComboFieldProps } from './ComboField.tsx';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  Element.prototype.scrollIntoView = function scrollIntoView() {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Field(props: Partial<ComboFieldProps>) {
  const [value, setValue] = useState(props.value ?? '');
  return (
    <ComboField
      label="Service"
      items={['cart', 'order', 'shopping-cart']}
      {...props}
      value={value}
      onChange={setValue}
    />
  );
}

function field(): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('combobox', { name: 'Service' });
}

function offered(): readonly (string | null)[] {
  return screen.queryAllByRole('option').map((option) => option.textContent);
}

test('a press shows all there is, whatever stands in the field, and typing narrows it', async () => {
  render(<Field value="order" />);
  await userEvent.click(field());
  expect(offered()).toEqual(['cart', 'order', 'shopping-cart']);
  await userEvent.clear(field());
  await userEvent.type(field(), 'ca');
  expect(offered()).toEqual(['cart', 'shopping-cart']);
});

test('keys choose, and Enter then belongs to the form again', async () => {
  const onSubmit = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <Field />
      <button type="submit">Search</button>
    </form>,
  );
  await userEvent.type(field(), 'ca{ArrowDown}{ArrowDown}{Enter}');
  expect(field().value).toBe('shopping-cart');
  expect(onSubmit).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(onSubmit).toHaveBeenCalledOnce();
});

test('what is in no list may be typed', async () => {
  render(<Field />);
  await userEvent.type(field(), 'unheard of');
  expect(field().value).toBe('unheard of');
  expect(await screen.findByText('None is known by these letters.')).toBeTruthy();
});

test('a note stands where there is no list', async () => {
  render(<Field items={[]} note="Asking the server…" />);
  await userEvent.click(field());
  expect(await screen.findByText('Asking the server…')).toBeTruthy();
});

test('a choice that goes on leaves the list open', async () => {
  render(<Field items={['http.route=', 'error=']} onChoose={(value) => value.endsWith('=')} />);
  await userEvent.click(field());
  await userEvent.click(screen.getByRole('option', { name: 'error=' }));
  expect(field().value).toBe('error=');
  expect(field().getAttribute('aria-expanded')).toBe('true');
});

test('of very many only as many are offered as one scrolls through', async () => {
  render(<Field items={Array.from({ length: 1250 }, (_, at) => `operation ${at}`)} />);
  await userEvent.click(field());
  expect(offered()).toHaveLength(200);
  expect(screen.getByText('1,050 more: type to narrow')).toBeTruthy();
});
