import { describe, expect, it } from 'vitest';
import { COMMANDS } from './appCommands.ts';
import { keyOf, shownKey } from './command.ts';

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey', boolean>> = {}): string =>
  keyOf({ key, altKey: false, ctrlKey: false, metaKey: false, ...held });

describe('a key press', () => {
  it('is named by its character, which Shift is part of', () => {
    expect(press('n')).toBe('n');
    expect(press('N')).toBe('N');
    expect(press('?')).toBe('?');
  });

  it('counts the command key of a Mac as Ctrl, in whatever case', () => {
    expect(press('k', { ctrlKey: true })).toBe('Ctrl+K');
    expect(press('K', { metaKey: true })).toBe('Ctrl+K');
    expect(press('ArrowLeft', { altKey: true })).toBe('Alt+ArrowLeft');
  });

  it('is shown as people write it', () => {
    expect(shownKey('Alt+ArrowLeft')).toBe('Alt ←');
    expect(shownKey('Ctrl+K')).toBe('Ctrl K');
  });
});

describe('the list of commands', () => {
  it('gives one key to two commands only where each says on which screen it is possible, and no id', () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    const shared = new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
    // "/" finds in a trace, and leads to the form of a search.
    expect([...shared]).toEqual(['/']);
    const sharing = COMMANDS.filter((command) => command.keys.some((key) => shared.has(key)));
    expect(sharing.filter(({ isEnabled }) => isEnabled === undefined)).toEqual([]);
    const ids = COMMANDS.map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('has every key that moves through a trace', () => {
    const keys = new Set(COMMANDS.flatMap((command) => command.keys));
    const wanted =
      'ArrowUp ArrowDown ArrowLeft ArrowRight Alt+ArrowLeft Alt+ArrowRight Enter / n N e E p c f Escape w s a d 0 [ ] t ? Ctrl+K'.split(
        ' ',
      );
    expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
  });
});
