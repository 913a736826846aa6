import { describe, expect, it } from 'vitest';
import { scalarValue, wholeNumber } from './smallValue.ts';
import { anyTime, goDuration, isoDuration, isoTime, lengthNs, nsOf, pairTime, unixTime } from './times.ts';

const ns = (time: ReturnType<typeof isoTime>): string =>
  time === undefined ? 'none' : time.sec < 0 ? 'before 1970' : String(nsOf(time));

describe('times', () => {
  it('are exact in every unit, whatever a double would make of them', () => {
    expect(ns(unixTime(1_795_262_400_000_001, 'us'))).toBe('1795262400000001000');
    expect(ns(unixTime(scalarValue('1124609194129.6716'), 'us'))).toBe('1124609194129672');
    expect(ns(unixTime(scalarValue('1795262400.123456789'), 's'))).toBe('1795262400123456789');
    expect(ns(unixTime(scalarValue('1.795262400123E9'), 's'))).toBe('1795262400123000000');
    expect(ns(unixTime('1795262400000000001', 'ns'))).toBe('1795262400000000001');
    expect(ns(unixTime(1605873894680.409, 'ms'))).toBe('1605873894680409000');
    expect(lengthNs(0.5, 'us')).toBe(500);
    expect(lengthNs(-3, 'ms')).toBe(-3_000_000);
  });

  it('are none of millions of digits, which would take minutes to count', () => {
    const digits = '9'.repeat(20_000_000);
    expect(unixTime(digits, 's')).toBeUndefined();
    expect(scalarValue(digits)).toBe(digits);
    expect(wholeNumber(digits)).toBeUndefined();
  });

  it('are none where there is no number', () => {
    for (const value of ['', 'soon', true, null, [], '1e999', '9'.repeat(40)])
      expect(unixTime(value, 'ns')).toBeUndefined();
    expect(ns(unixTime(-5, 's'))).toBe('before 1970');
  });

  it('are read from dates with any offset and any digits', () => {
    expect(ns(isoTime('2026-11-21T12:00:00Z'))).toBe('1795262400000000000');
    expect(ns(isoTime('2026-11-21T17:30:00.000000001+05:30'))).toBe('1795262400000000001');
    expect(ns(isoTime('2026-11-21 07:00:00.5-0500'))).toBe('1795262400500000000');
    expect(ns(isoTime('2026-11-21T12:00:00.25'))).toBe('1795262400250000000');
    expect(ns(isoTime('0001-01-01T00:00:00Z'))).toBe('before 1970');
    expect(isoTime('2026-13-45T99:00:00Z')).toBeUndefined();
  });

  it('are read from pairs and from numbers by their size', () => {
    expect(ns(pairTime([1_795_262_400, 7]))).toBe('1795262400000000007');
    expect(
      ns(
        pairTime(
          new Map([
            ['seconds', '1795262400'],
            ['nanos', 7],
          ] as [string, string | number][]),
        ),
      ),
    ).toBe('1795262400000000007');
    expect(ns(anyTime(1_795_262_400))).toBe('1795262400000000000');
    expect(ns(anyTime(1_795_262_400_123))).toBe('1795262400123000000');
    expect(ns(anyTime(1_795_262_400_123_456))).toBe('1795262400123456000');
    expect(ns(anyTime('1795262400123456789'))).toBe('1795262400123456789');
    expect(ns(anyTime(0.25))).toBe('250000000');
    expect(ns(anyTime(new Map([['$date', '2026-11-21T12:00:00Z']])))).toBe('1795262400000000000');
  });

  it('have lengths as Go and ISO 8601 write them', () => {
    expect(goDuration('5000ns')).toBe(5000);
    expect(goDuration('0.000225s')).toBe(225_000);
    expect(goDuration('1m2.5s')).toBe(62_500_000_000);
    expect(goDuration('-1.5µs')).toBe(-1500);
    expect(goDuration('1 second')).toBeUndefined();
    expect(isoDuration('PT1.2S')).toBe(1_200_000_000);
    expect(isoDuration('P1DT2H3M')).toBe(93_780_000_000_000);
    expect(isoDuration('P')).toBeUndefined();
  });
});
