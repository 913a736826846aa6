// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './IconButton.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { SearchField } from './SearchField.tsx';
import { Tabs } from './Tabs.tsx';
import { Toggle } from './Toggle.tsx';
import { announce } from './announcer.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('buttons', () => {
  test('a button does not submit the form it stands in', () => {
    render(<Button>Open</Button>);
    expect(screen.getByRole('button', { name: 'Open' }).getAttribute('type')).toBe('button');
  });

  test('an icon alone has a name', () => {
    render(<IconButton label="Close" icon="close" />);
    expect(screen.getByRole('button', { name: 'Close' })).toBeDefined();
  });

  test('a toggle says whether it is pressed and asks for the other', async () => {
    const onChange = vi.fn<(pressed: boolean) => void>();
    render(
      <Toggle pressed onChange={onChange}>
        Gaps
      </Toggle>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Gaps', pressed: true }));
    expect(onChange).toHaveBeenCalledWith(false);
  });
});

describe('a search field', () => {
  test('reports what is typed and gives its input to a ref', async () => {
    const onChange = vi.fn<(value: string) => void>();
    const ref = createRef<HTMLInputElement>();
    render(<SearchField ref={ref} label="Find" value="" onChange={onChange} />);
    ref.current?.focus();
    await userEvent.keyboard('a');
    expect(onChange).toHaveBeenCalledWith('a');
  });

  test('can be cleared, and keeps the focus', async () => {
    const onChange = vi.fn<(value: string) => void>();
    render(<SearchField label="Find" value="error" onChange={onChange} />);
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(onChange).toHaveBeenCalledWith('');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find' }));
  });

  test('has nothing to clear when empty', () => {
    render(<SearchField label="Find" value="" onChange={() => {}} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('copying', () => {
  test('takes the text when clicked, says so, and forgets it after 1.2 s', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } });
    vi.useFakeTimers();
    render(
      <>
        <LiveRegion />
        <CopyButton text={() => '7f3a91c2'} label="Copy trace id" iconOnly />
      </>,
    );
    const button = screen.getByRole('button', { name: 'Copy trace id' });
    const drawing = (): string | null | undefined => button.querySelector('path')?.getAttribute('d');
    const before = drawing();
    await act(async () => fireEvent.click(button));
    expect(written).toEqual(['7f3a91c2']);
    expect(screen.getByText('Copied')).toBeDefined();
    expect(drawing()).not.toBe(before);
    await act(async () => vi.advanceTimersByTime(1200));
    expect(drawing()).toBe(before);
  });

  test('falls back to a selection where there is no clipboard', async () => {
    vi.stubGlobal('navigator', {});
    let selected = '';
    document.execCommand = () => {
      selected = (document.activeElement as HTMLTextAreaElement).value;
      return true;
    };
    render(<CopyButton text="7f3a91c2" label="Copy trace id" />);
    const button = screen.getByRole('button', { name: 'Copy trace id' });
    button.focus();
    await act(async () => fireEvent.click(button));
    expect(selected).toBe('7f3a91c2');
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
  });
});

describe('announcements', () => {
  test('the same words twice are two announcements', () => {
    render(<LiveRegion />);
    act(() => announce('3 matches'));
    const first = screen.getByText('3 matches');
    act(() => announce('3 matches'));
    expect(screen.getByText('3 matches')).not.toBe(first);
  });
});

describe('a progress bar', () => {
  test('tells how far it is in percent', () => {
    render(<ProgressBar label="Reading" value={0.426} />);
    expect(screen.getByRole('progressbar', { name: 'Reading' }).getAttribute('aria-valuenow')).toBe('43');
  });

  test('tells no figure while nobody knows', () => {
    render(<ProgressBar label="Reading" />);
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
  });
});

describe('tabs', () => {
  test('show which is chosen and report another', async () => {
    const onChange = vi.fn<(value: 'waterfall' | 'flame') => void>();
    render(
      <Tabs
        label="Views"
        tabs={[
          { value: 'waterfall', label: 'Waterfall' },
          { value: 'flame', label: 'Flame' },
        ]}
        value="waterfall"
        onChange={onChange}
      >
        rows
      </Tabs>,
    );
    expect(screen.getByRole('tab', { name: 'Waterfall', selected: true })).toBeDefined();
    expect(screen.getByRole('tabpanel', { name: 'Waterfall' }).textContent).toBe('rows');
    await userEvent.click(screen.getByRole('tab', { name: 'Flame' }));
    expect(onChange).toHaveBeenCalledWith('flame');
  });
});
