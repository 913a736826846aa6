import { describe, expect, it } from 'vitest';
import { writtenTime } from './writtenTimes.ts';

/** 2026-11-21 12:00:00 UTC. */
const NOON = { sec: 1_795_262_400, nano: 0 };

describe('a written time', () => {
  it.each([
    '2026-11-21T12:00:00Z',
    '2026/11/21 12:00',
    '21.11.2026 12:00:00',
    '21.11.2026, 12:00',
    '21/Nov/2026:12:00:00 +0000',
    '21/Nov/2026:14:00:00 +0200',
    'Sat, 21 Nov 2026 12:00:00 GMT',
    '21-NOV-2026 12:00',
  ])('may be spelt %s', (text) => {
    expect(writtenTime(text)).toEqual(NOON);
  });

  it('keeps the parts of a second, behind a point or a comma', () => {
    expect(writtenTime('21.11.2026 12:00:00,5')).toEqual({ ...NOON, nano: 500_000_000 });
    expect(writtenTime('2026/11/21 12:00:00.000000123')).toEqual({ ...NOON, nano: 123 });
  });

  it('is a day from its midnight, and a clock from the midnight of no day', () => {
    expect(writtenTime('21.11.2026')).toEqual({ ...NOON, sec: NOON.sec - 43_200 });
    expect(writtenTime('1:02:03.5')).toEqual({ sec: 3723, nano: 500_000_000 });
  });

  it.each(['11/12/2026 12:00', '21.13.2026', '21 Foo 2026', '1.2.3', '192.168.0.1', 'noon', '12:00 Uhr'])(
    'is not %s',
    (text) => {
      expect(writtenTime(text)).toBeUndefined();
    },
  );
});
