// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFiles } from '#state/openDocument.ts';
import { ChooseFilesButton } from './ChooseFilesButton.tsx';

vi.mock('#state/openDocument.ts');

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

test('chosen files are opened as they are', () => {
  render(<ChooseFilesButton label="Choose files" />);
  const files = [new File(['{}'], 'b.json'), new File(['{}'], 'a.json')];
  fireEvent.change(screen.getByTestId('file-input'), { target: { files } });
  expect(openFiles).toHaveBeenCalledWith(files);
});

test('of a chosen folder the files are opened by their paths', () => {
  render(<ChooseFilesButton label="Choose folder" folder />);
  const input = screen.getByTestId('folder-input');
  expect(input.hasAttribute('webkitdirectory')).toBe(true);
  const file = Object.defineProperty(new File(['{}'], 'a.json'), 'webkitRelativePath', { value: 'traces/in/a.json' });
  fireEvent.change(input, { target: { files: [file] } });
  expect(openFiles).toHaveBeenCalledWith([{ name: 'traces/in/a.json', blob: file }]);
});

test('a dialog that is left without a choice opens nothing', () => {
  render(<ChooseFilesButton label="Choose folder" folder />);
  fireEvent.change(screen.getByTestId('folder-input'), { target: { files: [] } });
  expect(openFiles).not.toHaveBeenCalled();
});
