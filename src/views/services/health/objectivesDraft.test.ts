import { expect, it } from 'vitest';
import { DEFAULT_OBJECTIVES } from '#state/objectives.ts';
import { draftOf, readDraft } from './objectivesDraft.ts';

it('Objectives are read back to the last digit', () => {
  const odd = { successShare: 0.999, latencyShare: 0.0625, latencyNs: 123_456_789, apdexNs: 1500 };
  for (const objectives of [DEFAULT_OBJECTIVES, odd]) {
    expect(readDraft(draftOf(objectives))).toEqual({ objectives, wrong: [] });
  }
  expect(draftOf(DEFAULT_OBJECTIVES)).toEqual({ success: '99', latencyShare: '95', latency: '1s', apdex: '500ms' });
});

it.each([
  ['100', 'success'],
  ['0', 'success'],
  ['', 'latencyShare'],
  ['99 %%', 'latencyShare'],
  ['soon', 'latency'],
  ['0ms', 'apdex'],
] as const)('“%s” is no %s', (text, field) => {
  expect(readDraft({ ...draftOf(DEFAULT_OBJECTIVES), [field]: text })).toEqual({
    objectives: undefined,
    wrong: [field],
  });
});

it('A percent sign and a comma are understood', () => {
  expect(readDraft({ ...draftOf(DEFAULT_OBJECTIVES), success: '99,5 %' }).objectives?.successShare).toBe(0.995);
});
