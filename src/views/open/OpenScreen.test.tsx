// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useNotices } from '#state/notices.ts';
import { openFiles, openText, openUrls } from '#state/openDocument.ts';
import { queryClient } from '#state/queryClient.ts';
import { forgetRecent } from '#state/recent.ts';
import { OpenScreen } from './OpenScreen.tsx';
import { whenOpened } from './whenOpened.ts';

vi.mock('#state/openDocument.ts');
vi.mock('#state/recent.ts', { spy: true });

const DOCUMENT = {
  id: 'k3x',
  kind: 'file',
  title: 'checkout-eu.json',
  bytes: 594_600,
  traces: 1,
  spans: 1412,
  services: 10,
  openedAt: Date.UTC(2020, 10, 20, 14, 3),
};

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(forgetRecent).mockResolvedValue();
  useNotices.setState({ notices: [] });
});
afterEach(cleanup);

function show(recent: readonly object[] = []): void {
  queryClient.setQueryData(['recent documents'], recent);
  render(
    <QueryClientProvider client={queryClient}>
      <OpenScreen />
    </QueryClientProvider>,
  );
}

/** Replaces the clipboard, of which user-event has put in one of its own. */
function giveClipboard(readText: (() => Promise<string>) | undefined): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: readText && { readText } });
}

async function paste(readText: (() => Promise<string>) | undefined): Promise<void> {
  show();
  const user = userEvent.setup();
  giveClipboard(readText);
  await user.click(screen.getByRole('button', { name: 'Paste' }));
}

function noticed(): string {
  return useNotices
    .getState()
    .notices.map(({ text }) => text)
    .join('\n');
}

test('it says what this is and that nothing leaves the browser', () => {
  show();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('distributed traces');
  expect(screen.getByRole('main').textContent).toContain('Nothing leaves this browser.');
});

test('chosen files are opened together', () => {
  show();
  const files = [new File(['{}'], 'a.json'), new File(['{}'], 'b.json')];
  fireEvent.change(screen.getByTestId('file-input'), { target: { files } });
  expect(openFiles).toHaveBeenCalledWith(files);
});

test('the four examples tell what there is to find and lead to their documents', () => {
  show();
  const examples = within(screen.getByRole('region', { name: 'Examples' })).getAllByRole('link');
  expect(examples.map((link) => link.getAttribute('href'))).toEqual([
    '#/example/checkout',
    '#/example/timeout',
    '#/example/n-plus-one',
    '#/example/broken',
  ]);
  expect(examples[0].textContent).toContain('180 queries');
});

test('Enter opens an address, or several', async () => {
  show();
  await userEvent.type(screen.getByRole('textbox'), 'https://a.example/1.json https://a.example/2.json{Enter}');
  expect(openUrls).toHaveBeenCalledWith(['https://a.example/1.json', 'https://a.example/2.json']);
});

test('an address that is none is refused beside the field, until it is changed', async () => {
  show();
  const field = screen.getByRole('textbox', { name: 'Address of a trace' });
  await userEvent.type(field, 'a.example/1.json{Enter}');
  expect(openUrls).not.toHaveBeenCalled();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/begins with http/).id).toBe(field.getAttribute('aria-describedby'));
  await userEvent.type(field, '{Home}');
  await userEvent.type(field, 'x');
  expect(field.getAttribute('aria-invalid')).toBeNull();
});

test('a recent document tells what is in it and opens at its address', () => {
  show([DOCUMENT]);
  const entry = screen.getByRole('link', { name: /checkout-eu/ });
  expect(entry.getAttribute('href')).toBe('#/file/k3x');
  expect(entry.textContent?.replaceAll('\u00A0', ' ')).toContain(
    '1,412 spans · 1 trace · 10 services · 594.6 kB2020-11-20 14:03',
  );
});

test('a recent document can be removed', async () => {
  show([DOCUMENT]);
  await userEvent.click(screen.getByRole('button', { name: /Remove checkout-eu.json/ }));
  expect(forgetRecent).toHaveBeenCalledWith('k3x');
});

test('removing moves the focus to the next entry, from the last to the one above, at the end to the heading', async () => {
  show([DOCUMENT, { ...DOCUMENT, id: 'k4', title: 'pasted text' }]);
  await userEvent.click(screen.getByRole('button', { name: /Remove checkout-eu.json/ }));
  expect(document.activeElement).toBe(screen.getByRole('link', { name: /pasted text/ }));
  await userEvent.click(screen.getByRole('button', { name: /Remove pasted text/ }));
  expect(document.activeElement).toBe(screen.getByRole('link', { name: /checkout-eu/ }));
  cleanup();
  show([DOCUMENT]);
  await userEvent.click(screen.getByRole('button', { name: /Remove checkout-eu.json/ }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Recent' }));
});

test('without recent documents it says what will stand there', () => {
  show();
  expect(screen.getByText('Nothing opened yet')).toBeTruthy();
});

test.each([
  ['2026-11-21T08:05:00Z', 'today 08:05'],
  ['2026-11-20T23:59:59Z', '2026-11-20 23:59'],
])('what was opened at %s is written %s', (openedAt, text) => {
  expect(whenOpened(Date.parse(openedAt), Date.parse('2026-11-21T12:00:00Z'), 'utc')).toBe(text);
});

test('the button pastes JSON, addresses, and even what is neither, to be told what is wrong with it', async () => {
  await paste(async () => 'not json');
  await waitFor(() => expect(openText).toHaveBeenCalledWith('not json'));
  cleanup();
  await paste(async () => 'https://a.example/1');
  await waitFor(() => expect(openUrls).toHaveBeenCalledWith(['https://a.example/1']));
});

test('a browser that refuses the clipboard is told, with the key that works', async () => {
  await paste(async () => Promise.reject(new DOMException('denied', 'NotAllowedError')));
  await waitFor(() => expect(noticed()).toContain('Ctrl V'));
});

test('a browser without a readable clipboard is told the same', async () => {
  await paste(undefined);
  await waitFor(() => expect(noticed()).toContain('Ctrl V'));
});

test('an empty clipboard is told', async () => {
  await paste(async () => ' ');
  await waitFor(() => expect(noticed()).toContain('holds no text'));
});
