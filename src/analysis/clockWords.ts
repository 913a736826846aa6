import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { Clock } from './clockSkew.ts';

/**
 * What a trace's clocks come to: `clock of host-b is 85 ms behind` or, where times are shown adjusted, `clock of host-b
 * adjusted by 85 ms`; '' when none is off.
 */
export function skewWords(clocks: readonly Clock[], isAdjusted: boolean): string {
  const off = clocks.filter(({ shiftNs }) => shiftNs !== 0);
  if (off.length === 0) return '';
  const most = formatDuration(off.reduce((sum, { shiftNs }) => Math.max(sum, Math.abs(shiftNs)), 0));
  if (off.length > 1)
    return `${formatCount(off.length)} clocks ${isAdjusted ? 'adjusted' : 'are off'} by up to ${most}`;
  const [{ name, shiftNs }] = off;
  return isAdjusted ? `clock of ${name} adjusted by ${most}` : `clock of ${name} is ${shiftWords(shiftNs)}`;
}

/** `85 ms behind`, `1.2 s ahead`: a clock whose times must be put later is behind. */
export function shiftWords(shiftNs: number): string {
  if (shiftNs === 0) return 'agrees';
  return `${formatDuration(Math.abs(shiftNs))} ${shiftNs > 0 ? 'behind' : 'ahead'}`;
}

/** What a clock's shift rests on. */
export function evidenceWords({ evidence, pairs, confidence, against }: Clock, clocks: readonly Clock[]): string {
  if (evidence === 'reference') return 'the others are measured against it';
  if (evidence === 'none') return 'nothing to measure it by';
  const what = evidence === 'calls' ? ['call', 'calls'] : ['parent and child', 'parents and children'];
  const from = `${formatCount(pairs)} ${pairs === 1 ? what[0] : what[1]}`;
  const other = clocks[against];
  const by = other === undefined || other.evidence === 'reference' ? '' : `, against ${other.name}`;
  const doubt = evidence === 'weak' ? ', which need not wait for each other' : '';
  return `from ${from}${by}${doubt}${confidence === 'low' ? '; they contradict each other' : ''}`;
}
