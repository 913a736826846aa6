import { expect, test } from 'vitest';
import type { Clock } from './clockSkew.ts';
import { evidenceWords, skewWords } from './clockWords.ts';

const REFERENCE: Clock = {
  name: 'host-a',
  services: ['shop'],
  spans: 3,
  shiftNs: 0,
  evidence: 'reference',
  pairs: 0,
  against: -1,
  confidence: 'high',
};
const BEHIND: Clock = { ...REFERENCE, name: 'host-b', shiftNs: 85e6, evidence: 'calls', pairs: 2, against: 0 };
const AHEAD: Clock = { ...BEHIND, name: 'host-c', shiftNs: -1.2e9, pairs: 1, against: 1, confidence: 'low' };

const words = (clocks: readonly Clock[], isAdjusted: boolean): string =>
  skewWords(clocks, isAdjusted).replaceAll('\u00A0', ' ');

test('One clock that is off is named, several are counted.', () => {
  expect(words([REFERENCE, BEHIND], false)).toBe('clock of host-b is 85 ms behind');
  expect(words([REFERENCE, AHEAD], false)).toBe('clock of host-c is 1.2 s ahead');
  expect(words([REFERENCE, BEHIND, AHEAD], false)).toBe('2 clocks are off by up to 1.2 s');
  expect(words([REFERENCE], false)).toBe('');
});

test('Where times are shown adjusted, the words say so.', () => {
  expect(words([REFERENCE, BEHIND], true)).toBe('clock of host-b adjusted by 85 ms');
  expect(words([REFERENCE, BEHIND, AHEAD], true)).toBe('2 clocks adjusted by up to 1.2 s');
});

test('A shift is told with what it rests on.', () => {
  const clocks = [REFERENCE, BEHIND, AHEAD];
  expect(clocks.map((clock) => evidenceWords(clock, clocks))).toEqual([
    'the others are measured against it',
    'from 2 calls',
    'from 1 call, against host-b; they contradict each other',
  ]);
  expect(evidenceWords({ ...BEHIND, evidence: 'weak' }, clocks)).toBe(
    'from 2 parents and children, which need not wait for each other',
  );
});
