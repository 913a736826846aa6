// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { plainConnection } from '#model/connection.ts';
import type { Asked } from '#state/asked.ts';
import { useAttributeKeys, useAttributeValues } from '#state/collectors.ts';
import { AttributeField } from './AttributeField.tsx';
import { EMPTY_FORM, type SearchForm } from './searchForm.ts';
import { TimeField } from '#views/shared/time/TimeField.tsx';
import { TraceqlEditor } from './TraceqlEditor.tsx';

vi.mock('#state/collectors.ts');

const TEMPO = plainConnection('shop', 'http://tempo.test', 'tempo');
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'http.route': ['/cart', '/checkout'],
  'resource.service.name': ['cart', 'my "best" shop'],
};

function answered(value: readonly string[] | undefined): Asked<readonly string[]> {
  return { value, problem: undefined, isAsking: false, answeredAt: 1, askAgain: () => {}, cancel: () => {} };
}

beforeEach(() => {
  vi.mocked(useAttributeKeys).mockImplementation((connection) =>
    answered(connection && ['http.route', 'span.db.system.name']),
  );
  vi.mocked(useAttributeValues).mockImplementation((connection, key) =>
    answered(connection && key !== undefined ? (VALUES[key] ?? []) : undefined),
  );
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

/** What the form was told, newest last. */
const told = vi.fn<(form: SearchForm) => void>();

function attributes(): SearchForm['attributes'] {
  return told.mock.lastCall?.[0].attributes ?? [];
}

function Attributes() {
  const [state, setState] = useState(EMPTY_FORM);
  return (
    <AttributeField
      connection={TEMPO}
      kind="tempo"
      form={state}
      error={undefined}
      onChange={(change) => {
        const next = { ...state, ...change };
        told(next);
        setState(next);
      }}
    />
  );
}

test('a condition is chosen key first, then value, and stands as a chip', async () => {
  render(<Attributes />);
  const field = screen.getByRole('combobox', { name: 'Attributes' });
  await userEvent.click(field);
  await userEvent.click(screen.getByRole('option', { name: 'http.route=' }));
  await userEvent.click(screen.getByRole('option', { name: 'http.route=/checkout' }));
  expect(attributes()).toEqual([{ key: 'http.route', value: '/checkout' }]);
  expect(screen.getByRole('button', { name: 'Remove http.route = /checkout' })).toBeTruthy();
});

test('a typed condition becomes a chip by Enter, is changed by a press, and goes by Backspace', async () => {
  render(<Attributes />);
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Attributes' });
  await userEvent.type(field, 'error{Enter}');
  expect(attributes()).toEqual([{ key: 'error', value: '' }]);
  await userEvent.click(screen.getByTitle('Change error is there'));
  expect(field.value).toBe('error');
  expect(attributes()).toEqual([]);
  await userEvent.type(field, '=true{Enter}{Backspace}');
  expect(attributes()).toEqual([]);
});

const onSubmit = vi.fn<() => void>();

function Editor({ wrongAt }: { readonly wrongAt?: number }) {
  const [query, setQuery] = useState('');
  const inputRef = useRef<HTMLTextAreaElement>(null);
  return (
    <TraceqlEditor
      connection={TEMPO}
      value={query}
      onChange={setQuery}
      onSubmit={onSubmit}
      wrongAt={wrongAt}
      error={wrongAt === undefined ? undefined : 'unexpected }'}
      inputRef={inputRef}
    />
  );
}

function editor(): HTMLTextAreaElement {
  return screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'TraceQL' });
}

test('a query is completed by keys: field, then value, in quotes where it is a text', async () => {
  onSubmit.mockClear();
  render(<Editor />);
  await userEvent.type(editor(), '{{ service');
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('resource.service.name');
  await userEvent.keyboard('{Enter}= my');
  await userEvent.keyboard('{Tab}');
  expect(editor().value).toBe(String.raw`{ resource.service.name = "my \"best\" shop"`);
  expect(onSubmit).not.toHaveBeenCalled();
  await userEvent.keyboard(' }}{Enter}');
  expect(onSubmit).toHaveBeenCalledOnce();
});

test('the menu is walked by arrows and left by Escape, and Shift Enter makes a line', async () => {
  render(<Editor />);
  await userEvent.type(editor(), '{{ status = ');
  const options = screen.getAllByRole('option').map((option) => option.textContent);
  expect(options).toEqual(['error', 'ok', 'unset']);
  await userEvent.keyboard('{ArrowDown}');
  expect(editor().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: 'ok' }).id);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(editor().value).toBe('{ status = \n');
});

test('what the server finds wrong is marked and told', async () => {
  render(<Editor wrongAt={8} />);
  await userEvent.type(editor(), '{{ .a && }');
  expect(editor().getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('unexpected }').id).toBe(editor().getAttribute('aria-describedby'));
  const marked = document.querySelectorAll('[class*=wrong]');
  expect([...marked].map((element) => element.textContent)).toEqual(['}']);
});

test('two times are given in the zone that all times are written in', async () => {
  const onChange = vi.fn<(time: SearchForm['time']) => void>();
  render(
    <TimeField
      time={{ kind: 'between', fromMs: Date.UTC(2026, 10, 21, 10), toMs: undefined }}
      error="Give both ends."
      onChange={onChange}
    />,
  );
  const from = screen.getByLabelText<HTMLInputElement>('From');
  expect(from.value).toMatch(/^2026-11-21T10:00/);
  expect(screen.getAllByText('UTC')).toHaveLength(2);
  await userEvent.selectOptions(screen.getByLabelText('When'), '3h');
  expect(onChange).toHaveBeenCalledWith({ kind: 'last', text: '3h' });
});
