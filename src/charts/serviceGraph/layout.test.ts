import { describe, expect, it } from 'vitest';
import { doAll } from '#base/slicedWork.ts';
import { layoutGraph } from './layout.ts';
import type { GraphLayout, KnownPlaces, LayoutInput } from './layoutInput.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';

/** `web > cart > db`, one chain a line; `shop/cart` stands in the lane shop. */
function drawGraph(drawing: string): LayoutInput {
  const ids: string[] = [];
  const lane: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (const line of drawing.trim().split('\n')) {
    const chain = line.split('>').map((name) => name.trim());
    const places = chain.map((name) => {
      if (!ids.includes(name)) {
        ids.push(name);
        lane.push(name.includes('/') ? name.split('/')[0] : '');
      }
      return ids.indexOf(name);
    });
    for (let at = 1; at < places.length; at++) {
      from.push(places[at - 1]);
      to.push(places[at]);
    }
  }
  return {
    ids,
    lane,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    weight: new Float64Array(from.length).fill(1),
    isFirst: Uint8Array.from(ids, (id) => (id === 'user' ? 1 : 0)),
  };
}

function layoutOf(input: LayoutInput, known: KnownPlaces = new Map()): GraphLayout {
  return doAll(layoutGraph(input, known));
}

/** Columns left to right, each top to bottom. */
function printColumns({ ids }: LayoutInput, { layer, y }: GraphLayout): string[] {
  return Array.from({ length: Math.max(...layer) + 1 }, (_, at) =>
    ids
      .map((id, node) => ({ id, node }))
      .filter(({ node }) => layer[node] === at)
      .sort((one, other) => y[one.node] - y[other.node])
      .map(({ id }) => id)
      .join(', '),
  );
}

function columnsOf(drawing: string): string[] {
  const input = drawGraph(drawing);
  return printColumns(input, layoutOf(input));
}

function placesOf({ ids }: LayoutInput, { x, y }: GraphLayout): KnownPlaces {
  return new Map(ids.map((id, node) => [id, { x: x[node], y: y[node] }]));
}

describe('layoutGraph', () => {
  it('puts callers left of what they call', () => {
    expect(
      columnsOf(`
        user > web > cart > redis
        web > order > pay
        order > db
      `),
    ).toEqual(['user', 'web', 'cart, order', 'redis, pay, db']);
  });

  it('puts what nobody calls right before what it calls, but for the user', () => {
    expect(
      columnsOf(`
        user > web > order > db
        nightly > db
        user > mail
      `),
    ).toEqual(['user', 'web, mail', 'order, nightly', 'db']);
  });

  it('lets a circle of calls stand where it is entered', () => {
    expect(columnsOf('web > a > b > c > a')).toEqual(['web', 'a', 'b', 'c']);
    expect(columnsOf('a > b > a')).toEqual(['a', 'b']);
    expect(columnsOf('a > a')).toEqual(['a']);
  });

  it('crosses no edges that need not cross', () => {
    expect(
      columnsOf(`
        root > a > z
        root > b > y
        root > c > x
      `),
    ).toEqual(['root', 'a, b, c', 'z, y, x']);
  });

  it('keeps boxes apart, and starts at the top left', () => {
    const input = drawGraph('root > a\nroot > b\nroot > c\nother > c\nother > d');
    const { x, y, width, height } = layoutOf(input);
    for (let one = 0; one < x.length; one++) {
      for (let other = one + 1; other < x.length; other++) {
        const isBeside = Math.abs(x[one] - x[other]) >= NODE_WIDTH;
        expect(isBeside || Math.abs(y[one] - y[other]) >= NODE_HEIGHT).toBe(true);
      }
    }
    expect(Math.min(...x)).toBe(0);
    expect(Math.min(...y)).toBe(0);
    expect(width).toBe(Math.max(...x) + NODE_WIDTH);
    expect(height).toBe(Math.max(...y) + NODE_HEIGHT);
  });

  it('leads a long edge past the boxes between', () => {
    const input = drawGraph('web > cart > redis\nweb > redis');
    const { x, y, bends } = layoutOf(input);
    expect(bends[0]).toEqual([]);
    const [left, right, height] = bends[2];
    expect([left, right]).toEqual([x[1], x[1] + NODE_WIDTH]);
    expect(height < y[1] || height > y[1] + NODE_HEIGHT).toBe(true);
  });

  it('stacks lanes that share no height', () => {
    const input = drawGraph('shop/web > shop/cart\nshop/web > bank/pay > db\nbank/pay > bank/ledger');
    const { y, lanes } = layoutOf(input);
    expect(lanes.map(({ name }) => name)).toEqual(['bank', 'shop', '']);
    for (const [node, id] of input.ids.entries()) {
      const lane = lanes.find(({ name }) => name === (id.includes('/') ? id.split('/')[0] : ''));
      expect(y[node]).toBeGreaterThan(lane?.y0 ?? Infinity);
      expect(y[node] + NODE_HEIGHT).toBeLessThan(lane?.y1 ?? -Infinity);
    }
    expect(lanes[1].y0).toBeGreaterThan(lanes[0].y1);
  });

  it('keeps every place when the same graph comes again', () => {
    const input = drawGraph('user > web > cart > redis\nweb > order > pay\norder > db\nweb > db');
    const first = layoutOf(input);
    const again = layoutOf(input, placesOf(input, first));
    expect(Array.from(again.x)).toEqual(Array.from(first.x));
    for (const [node, y] of first.y.entries()) expect(again.y[node]).toBeCloseTo(y, 0);
  });

  it('keeps the order and nearly the places of what was there when more is called', () => {
    const before = drawGraph('web > a\nweb > b\nweb > c');
    const places = placesOf(before, layoutOf(before));
    const after = drawGraph('web > new\nweb > c\nweb > b\nweb > a\na > deep');
    const layout = layoutOf(after, places);
    const column = printColumns(after, layout)[1].split(', ');
    expect(column.filter((id) => id !== 'new')).toEqual(['a', 'b', 'c']);
    const moved = after.ids.map((id, node) => Math.abs((places.get(id)?.y ?? layout.y[node]) - layout.y[node]));
    expect(Math.max(...moved)).toBeLessThanOrEqual(NODE_HEIGHT + 16);
    const sideways = after.ids.map((id, node) => Math.abs((places.get(id)?.x ?? layout.x[node]) - layout.x[node]));
    expect(Math.max(...sideways)).toBe(0);
  });

  it('folds a layer of hundreds into columns beside each other', () => {
    const input = drawGraph(Array.from({ length: 200 }, (_, at) => `web > host-${at}`).join('\n'));
    const { x, height } = layoutOf(input);
    expect(new Set(x).size).toBeGreaterThan(4);
    expect(height).toBeLessThan(200 * (NODE_HEIGHT / 3));
  });

  it('lays out a chain of 20,000 and a graph of one node, and of none', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => `s${at}`);
    const ids = chain;
    const input: LayoutInput = {
      ids,
      lane: ids.map(() => ''),
      from: Int32Array.from({ length: ids.length - 1 }, (_, at) => at),
      to: Int32Array.from({ length: ids.length - 1 }, (_, at) => at + 1),
      weight: new Float64Array(ids.length - 1).fill(1),
      isFirst: new Uint8Array(ids.length),
    };
    expect(layoutOf(input).layer[19_999]).toBe(19_999);
    expect(layoutOf(drawGraph('alone'))).toMatchObject({ width: NODE_WIDTH, height: NODE_HEIGHT });
    const none = { ...input, ids: [], lane: [], from: new Int32Array(0), to: new Int32Array(0) };
    expect(layoutOf({ ...none, weight: new Float64Array(0), isFirst: new Uint8Array(0) })).toMatchObject({ width: 0 });
  });
});
