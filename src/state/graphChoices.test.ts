import { describe, expect, it } from 'vitest';
import { graphFromText, graphToText, START_CHOICES } from './graphChoices.ts';

describe('graphToText', () => {
  it('says nothing of what was not chosen', () => {
    expect(graphToText(START_CHOICES)).toBe('');
  });

  it('is read as it was written', () => {
    const choices = {
      ...START_CHOICES,
      colour: 'errors',
      grouped: true,
      minCalls: 20,
      focus: 'service:cart & more',
      up: 2,
      down: Infinity,
      selected: 'service:cart > database:shop@pg1',
      unknown: true,
      table: 'nodes',
      sort: 'p95',
      pins: new Map([['service:a,b', { x: -10, y: 20 }]]),
      place: { x: 100, y: -200, k: 0.525 },
    } as const;
    expect(graphFromText(graphToText(choices))).toEqual(choices);
  });

  it('leaves at its start what makes no sense', () => {
    expect(graphFromText('colour=red&minCalls=-1&up=x&table=chairs&pin=1,2&place=1,2,0')).toEqual(START_CHOICES);
  });
});
