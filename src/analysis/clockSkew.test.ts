import { describe, expect, it } from 'vitest';
import type { SpanTable } from '#model/spanTable.ts';
import type { DrawnSpan } from '../../test/drawnSpans.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { drawTrace } from '../../test/traceDrawing.ts';
import { deriveClockSkew } from './clockSkew.ts';

/** Clocks of a drawing: `b +85 calls 1`. */
function clocksOf(drawing: string): string {
  return namesOf(drawTrace(drawing));
}

function namesOf(table: SpanTable): string {
  return deriveClockSkew(table, 0)
    .clocks.map(({ name, shiftNs, evidence, pairs, confidence }) => {
      const shift = `${shiftNs > 0 ? '+' : ''}${shiftNs / 1e6}`;
      return `${name} ${shift} ${evidence} ${pairs}${confidence === 'low' ? ' low' : ''}`;
    })
    .join(', ');
}

const EXAMPLE_3 = `
  shop buy        0–100    client resource{host.name: a}
    bank pay      -65–-5   server resource{host.name: b}
      bank check  -60–-10         resource{host.name: b}
`;

describe('the shift of a clock', () => {
  it('centres a call in its caller (algorithms, example 3)', () => {
    expect(clocksOf(EXAMPLE_3)).toBe('a 0 reference 0, b +85 calls 1');
  });

  it('fits all calls between two hosts (algorithms, example 3, its second pair)', () => {
    const drawing = `
      shop all          0–300           resource{host.name: a}
        shop first      0–100    client resource{host.name: a}
          bank first    -65–-5   server resource{host.name: b}
        shop second     200–260  client resource{host.name: a}
          bank second   120–170  server resource{host.name: b}
    `;
    expect(clocksOf(drawing)).toBe('a 0 reference 0, b +85 calls 2');
  });

  it('is nothing where the calls fit as they are', () => {
    const drawing = `
      shop buy     0–100  client resource{host.name: a}
        bank pay   0–60   server resource{host.name: b}
    `;
    expect(clocksOf(drawing)).toBe('a 0 reference 0, b 0 calls 1');
    expect(deriveClockSkew(drawTrace(drawing), 0).clockOf).toHaveLength(0);
  });

  it('adds up along a chain of hosts', () => {
    const drawing = `
      shop buy        0–100   client resource{host.name: a}
        bank pay      1020–1080 server resource{host.name: b}
          bank ask    1030–1070 client resource{host.name: b}
            risk rate 530–550 server resource{host.name: c}
    `;
    expect(clocksOf(drawing)).toBe('a 0 reference 0, b -1000 calls 1, c -490 calls 1');
  });

  it('is measured from a child to its parent too, when the main root is below', () => {
    const drawing = `
      bank start      0–5     resource{host.name: b}
      lost buy        50–150  client parent=gone resource{host.name: a}
        bank pay      -30–10  server resource{host.name: b}
    `;
    // b is the main root's clock and 110 ms behind a: so a is 110 ms ahead.
    expect(clocksOf(drawing)).toBe('b 0 reference 0, a -110 calls 1');
  });

  it('only pulls a child that is longer than its parent, or has no end, to the parent’s start', () => {
    const longer = `
      shop buy     0–100   client resource{host.name: a}
        bank pay   -30–120 server resource{host.name: b}
    `;
    const open = `
      shop buy     0–100   client resource{host.name: a}
        bank pay   -30–    server resource{host.name: b}
    `;
    const late = `
      shop buy     0–100   client resource{host.name: a}
        bank pay   30–220  server resource{host.name: b}
    `;
    expect(clocksOf(longer)).toBe('a 0 reference 0, b +30 calls 1');
    expect(clocksOf(open)).toBe('a 0 reference 0, b +30 calls 1');
    expect(clocksOf(late)).toBe('a 0 reference 0, b 0 calls 1');
  });

  it('lets a consumer come as late as it likes, but not before its producer', () => {
    const drawing = (start: number): string => `
      shop send      0–10 producer resource{host.name: a}
        mail take    ${start}–${start + 5} consumer resource{host.name: b}
    `;
    expect(clocksOf(drawing(5000))).toBe('a 0 reference 0, b 0 calls 1');
    expect(clocksOf(drawing(-40))).toBe('a 0 reference 0, b +40 calls 1');
  });

  it('is the median where calls contradict each other', () => {
    const drawing = `
      shop all         0–300           resource{host.name: a}
        shop one       0–100    client resource{host.name: a}
          bank one     -90–-10  server resource{host.name: b}
        shop two       100–200  client resource{host.name: a}
          bank two     90–170   server resource{host.name: b}
        shop three     200–300  client resource{host.name: a}
          bank three   230–310  server resource{host.name: b}
    `;
    // Centres 100, 20 and −20.
    expect(clocksOf(drawing)).toBe('a 0 reference 0, b +20 calls 3 low');
  });

  it('rests on other parents and children only where there are no calls', () => {
    const others = `
      shop all       0–100          resource{host.name: a}
        bank one     -90–-10        resource{host.name: b}
    `;
    const both = `
      shop all       0–100   client resource{host.name: a}
        bank one     -90–-10        resource{host.name: b}
        bank two     10–90   server resource{host.name: b}
    `;
    expect(clocksOf(others)).toBe('a 0 reference 0, b +100 weak 1');
    expect(clocksOf(both)).toBe('a 0 reference 0, b 0 calls 1');
  });

  it('follows the strongest evidence where hosts call each other both ways', () => {
    const drawing = `
      shop all            0–1000          resource{host.name: a}
        shop one          0–100    client resource{host.name: a}
          bank one        510–590  server resource{host.name: b}
            bank back     520–580  client resource{host.name: b}
              shop back   900–920  server resource{host.name: a}
        shop two          200–300  client resource{host.name: a}
          bank two        710–790  server resource{host.name: b}
    `;
    expect(clocksOf(drawing)).toBe('a 0 reference 0, b -500 calls 2');
  });
});

describe('a clock', () => {
  it('is a host, whatever runs on it', () => {
    expect(
      clocksOf(`
        shop buy     0–100   client resource{host.name: a}
          bank pay   -65–-5  server resource{host.name: a}
      `),
    ).toBe('a 0 reference 0');
  });

  it('is a service where no host is told, and is called by the host’s name where it has an id', () => {
    expect(
      clocksOf(`
        shop buy     0–100   client
          bank pay   -65–-5  server resource{host.id: 5f3e9a, host.name: b}
            bank ask -60–-10 resource{host.id: 5f3e9a, host.name: b}
      `),
    ).toBe('shop 0 reference 0, b +85 calls 1');
  });

  it('without a way from the main root is left as it is', () => {
    expect(
      clocksOf(`
        shop buy     0–100   resource{host.name: a}
        mail send    900–950 parent=gone resource{host.name: b}
      `),
    ).toBe('a 0 reference 0, b 0 none 0');
  });

  it('is told from twenty thousand others in one pass', () => {
    const hosts = 20_000;
    const spans = Array.from({ length: hosts }, (_, at) => ({
      operation: 'call',
      service: `s${at}`,
      start: at * 10,
      end: at * 10 + 10 * (hosts - at) + 5,
      ...(at > 0 && { parent: at - 1 }),
    }));
    const { clocks } = deriveClockSkew(buildTrace(spans), 0);
    expect(clocks).toHaveLength(hosts);
  });

  it('is told from thirty thousand others that contradict themselves in two passes', () => {
    const callers = 30_000;
    const host = (name: string) => ({ resource: { 'host.name': name } });
    const spans: DrawnSpan[] = [{ operation: 'all', start: 0, end: 100, ...host('a') }];
    for (let at = 0; at < callers; at++) {
      const parent = spans.push({ operation: 'ask', start: 0, end: 100, parent: 0, ...host(`h${at}`) }) - 1;
      spans.push({ operation: 'early', start: -60, end: -10, parent, ...host('b') });
      spans.push({ operation: 'late', start: 110, end: 160, parent, ...host('b') });
    }
    const { clocks } = deriveClockSkew(buildTrace(spans), 0);
    expect(clocks.find(({ name }) => name === 'b')).toMatchObject({ shiftNs: 0, confidence: 'low' });
  });
});
