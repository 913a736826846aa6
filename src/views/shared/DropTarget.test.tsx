// @vitest-environment jsdom
import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFiles, openText, openUrls } from '#state/openDocument.ts';
import { DropTarget } from './DropTarget.tsx';
import { folderEntry } from './testFolder.ts';

vi.mock('#state/openDocument.ts');

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

const FILE = new File(['{}'], 'trace.json');

const FILES = {
  types: ['Files'],
  items: [{ kind: 'file', getAsFile: () => FILE, webkitGetAsEntry: () => null }],
  getData: () => '',
};

function textData(text: string): object {
  return { types: ['text/plain'], items: [], getData: (type: string) => (type === 'text/plain' ? text : '') };
}

function overlay(): HTMLElement | null {
  return screen.queryByTestId('drop-overlay');
}

test('the overlay shows while files are over the window, over whatever part of it', () => {
  render(
    <>
      <p>elsewhere</p>
      <DropTarget />
    </>,
  );
  expect(overlay()).toBeNull();
  fireEvent.dragEnter(screen.getByText('elsewhere'), { dataTransfer: FILES });
  expect(overlay()).not.toBeNull();
  // Onto the overlay: first entered, then the other left.
  fireEvent.dragEnter(overlay() as HTMLElement, { dataTransfer: FILES });
  fireEvent.dragLeave(screen.getByText('elsewhere'), { dataTransfer: FILES });
  expect(overlay()).not.toBeNull();
  fireEvent.dragLeave(overlay() as HTMLElement, { dataTransfer: FILES });
  expect(overlay()).toBeNull();
});

test('a drop opens the files, and the browser does not leave the page for them', () => {
  render(<DropTarget />);
  fireEvent.dragEnter(document.body, { dataTransfer: FILES });
  const over = createEvent.dragOver(document.body, { dataTransfer: FILES });
  fireEvent(document.body, over);
  const drop = createEvent.drop(document.body, { dataTransfer: FILES });
  fireEvent(document.body, drop);
  expect(over.defaultPrevented && drop.defaultPrevented).toBe(true);
  expect(openFiles).toHaveBeenCalledWith([FILE]);
  expect(overlay()).toBeNull();
});

test('a dropped folder opens the files in it', async () => {
  render(<DropTarget />);
  const folder = folderEntry('traces', { 'a.json': '{}', in: { 'b.json': '{}' } });
  const items = [{ kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => folder }];
  fireEvent.drop(document.body, { dataTransfer: { ...FILES, items } });
  await vi.waitFor(() => expect(openFiles).toHaveBeenCalledTimes(1));
  const [[files]] = vi.mocked(openFiles).mock.calls;
  expect(files.map(({ name }) => name)).toEqual(['traces/a.json', 'traces/in/b.json']);
});

test('a link dragged within the page is left alone', () => {
  render(<DropTarget />);
  fireEvent.dragStart(document.body);
  fireEvent.dragEnter(document.body, { dataTransfer: textData('https://a.example') });
  expect(overlay()).toBeNull();
  fireEvent.drop(document.body, { dataTransfer: textData('https://a.example') });
  expect(openUrls).not.toHaveBeenCalled();
});

function paste(target: Element, clipboardData: object): void {
  const event = createEvent.paste(target, { clipboardData });
  act(() => void fireEvent(target, event));
}

test('JSON pasted anywhere is opened', () => {
  render(<DropTarget />);
  paste(document.body, textData('{"data":[]}'));
  expect(openText).toHaveBeenCalledWith('{"data":[]}');
});

test('a pasted file is opened', () => {
  render(<DropTarget />);
  paste(document.body, FILES);
  expect(openFiles).toHaveBeenCalledWith([FILE]);
});

test('a text field keeps what is pasted into it', () => {
  render(
    <>
      <input aria-label="field" />
      <DropTarget />
    </>,
  );
  paste(screen.getByRole('textbox'), textData('{}'));
  expect(openText).not.toHaveBeenCalled();
});

test('nothing is taken any more once it is gone', () => {
  const { unmount } = render(<DropTarget />);
  unmount();
  paste(document.body, textData('{}'));
  fireEvent.drop(document.body, { dataTransfer: FILES });
  expect(openText).not.toHaveBeenCalled();
  expect(openFiles).not.toHaveBeenCalled();
});
