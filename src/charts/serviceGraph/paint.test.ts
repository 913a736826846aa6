import { describe, expect, it } from 'vitest';
import type { CountedLink, GraphColour } from '#analysis/graphInput.ts';
import { graphOfLinks } from '#analysis/graphInput.ts';
import { doAll } from '#base/slicedWork.ts';
import { RecordingContext } from '#charts/recordingContext.ts';
import { testPalette } from '#charts/testPalette.ts';
import type { Camera } from './camera.ts';
import { bringIntoView, fitBox, startCamera } from './camera.ts';
import { colouringOf } from './colouring.ts';
import { hitGraph } from './hit.ts';
import { layoutGraph } from './layout.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './layoutInput.ts';
import { paintGraph, paintLights } from './paint.ts';
import { posterSvg } from './poster.ts';
import type { GraphScene } from './scene.ts';
import { layoutScene, middleOf } from './scene.ts';
import type { GraphView } from './view.ts';

const SHOP: readonly CountedLink[] = [
  { parent: 'web', child: 'cart', calls: 90, errors: 0, p95: 20e6 },
  { parent: 'web', child: 'order', calls: 10, errors: 2, p95: 80e6 },
  { parent: 'cart', child: 'redis <1>', childType: 'cache', calls: 25_000, errors: 0, p95: 1e6 },
  { parent: 'order', child: 'order', calls: 3, errors: 0 },
];

function sceneOf(links: readonly CountedLink[], by: GraphColour = 'service'): GraphScene {
  const input = graphOfLinks(links);
  const all = (count: number): Uint8Array => new Uint8Array(count).fill(1);
  const layout = doAll(
    layoutGraph(
      {
        ids: input.nodes.map(({ id }) => id),
        from: Int32Array.from(input.edges, ({ from }) => from),
        to: Int32Array.from(input.edges, ({ to }) => to),
        weight: all(input.edges.length) as unknown as Float64Array,
        lane: input.nodes.map(() => ''),
        isFirst: new Uint8Array(input.nodes.length),
      },
      new Map(),
    ),
  );
  return layoutScene(input, layout, {
    laidNodes: input.nodes.map((_, node) => node),
    laidEdges: input.edges.map((_, edge) => edge),
    showsNode: all(input.nodes.length),
    showsEdge: all(input.edges.length),
    colouring: colouringOf(by, input, () => 3),
    pins: new Map(),
  });
}

/** Letters of 6 px in every font. */
function viewAt(camera: Camera): GraphView {
  return { camera, widthPx: 1000, heightPx: 600, palette: testPalette, measure: (_, text) => 6 * text.length };
}

function painted(scene: GraphScene, camera: Camera): RecordingContext {
  const ctx = new RecordingContext();
  doAll(paintGraph(ctx, scene, viewAt(camera)));
  return ctx;
}

const words = (ctx: RecordingContext): string[] => ctx.painted.flatMap(({ text }) => (text === '' ? [] : [text]));

describe('paintGraph', () => {
  it('says each name with its figures, and how many calls an edge stands for', () => {
    const said = words(painted(sceneOf(SHOP), { x: 0, y: 100, k: 1 }));
    expect(said).toEqual(
      expect.arrayContaining(['web', 'cart', 'order', '▲ 13 · 15\u00A0%', 'redis <1>', '25.0\u00A0k', '90']),
    );
    expect(said).toContain('▲ 10 · 20\u00A0%');
  });

  it('breaks a name that is too long for a line, and cuts what is too long for two', () => {
    const scene = sceneOf([
      { parent: 'social-graph-service', child: 'api-gateway.internal.example', calls: 1, errors: 0 },
    ]);
    expect(words(painted(scene, { x: 0, y: 100, k: 0.5 }))).toEqual([
      'social-graph-',
      'service',
      'api-gateway.',
      'intern…xample',
    ]);
    expect(words(painted(scene, { x: 0, y: 100, k: 0.44 }))).toEqual(['socia…rvice', 'api-g…ample']);
  });

  it('leaves figures and then boxes out as it gets smaller, never the names', () => {
    const scene = sceneOf(SHOP);
    expect(words(painted(scene, { x: 0, y: 100, k: 0.5 }))).toEqual(['web', 'cart', 'order', 'redis <1>']);
    expect(words(painted(scene, { x: 0, y: 100, k: 0.42 }))).toEqual(['web', 'cart', 'order', 'redis <1>']);
    expect(words(painted(scene, { x: 0, y: 100, k: 0.3 }))).toEqual(['redis <1>', 'cart', 'order', 'web']);
  });

  it('gives no two names one place', () => {
    const many = Array.from({ length: 60 }, (_, at): CountedLink => ({
      parent: 'web',
      child: `host-${at}`,
      calls: at + 1,
      errors: 0,
    }));
    const ctx = painted(sceneOf(many), { x: 0, y: 0, k: 0.08 });
    const names = ctx.painted.filter(({ text }) => text !== '');
    expect(names[0].text).toBe('host-59');
    for (const [at, one] of names.entries()) {
      for (const other of names.slice(at + 1)) {
        const isApart =
          Math.abs(one.y - other.y) >= 12 || Math.abs(one.x - other.x) >= 3 * (one.text.length + other.text.length);
        expect(isApart).toBe(true);
      }
    }
  });

  it('paints nothing of what is outside the window', () => {
    expect(painted(sceneOf(SHOP), { x: -5000, y: 0, k: 1 }).painted).toEqual([]);
  });

  it('paints what failed in the colour of errors, with a sign', () => {
    const ctx = painted(sceneOf(SHOP), { x: 0, y: 100, k: 1 });
    const red = ctx.in(testPalette.error);
    expect(red.filter(({ kind, how }) => kind === 'path' && how === 'stroke')).toHaveLength(1);
    expect(red.filter(({ text }) => text.startsWith('▲'))).toHaveLength(2);
  });
});

describe('hitGraph', () => {
  const scene = sceneOf(SHOP);

  it.each([1, 0.5, 0.3])('finds a node where its name was painted, at a zoom of %s', (k) => {
    const camera = { x: 30, y: 80, k };
    const ctx = painted(scene, camera);
    for (const [at, { label }] of scene.nodes.entries()) {
      const text = ctx.painted.find((shape) => shape.text !== '' && label.startsWith(shape.text.split('…')[0]));
      expect(text && hitGraph(scene, camera, text.x + 1, text.y)).toEqual({ kind: 'node', at });
    }
  });

  it('finds an edge in its middle, and nothing beside it', () => {
    const camera = { x: 30, y: 80, k: 1 };
    for (const [at, edge] of scene.edges.entries()) {
      const { x, y } = middleOf(edge);
      expect(hitGraph(scene, camera, x + 30, y + 80)).toEqual({ kind: 'edge', at });
    }
    expect(hitGraph(scene, camera, 5, 5)).toBeUndefined();
  });
});

describe('paintLights', () => {
  it('paints what is lit once more, and a ring around what is selected', () => {
    const ctx = new RecordingContext();
    const lights = { nodes: new Set([0, 1]), edges: new Set([0]), selected: 0, cursor: -1 };
    paintLights(ctx, sceneOf(SHOP), lights, viewAt({ x: 0, y: 0, k: 1 }));
    expect(words(ctx)).toEqual(expect.arrayContaining(['web', 'cart', '90']));
    expect(words(ctx)).not.toContain('order');
    const rings = ctx.in(testPalette.focus).filter(({ kind }) => kind === 'round');
    expect(rings.map(({ width, height }) => [width, height])).toEqual([[NODE_WIDTH + 4, NODE_HEIGHT + 4]]);
  });
});

describe('cameras', () => {
  const box = { x0: 100, y0: 100, x1: 500, y1: 300 };

  it('show a box in the middle, never larger than life', () => {
    expect(fitBox(box, 1000, 600)).toEqual({ k: 1, x: 200, y: 100 });
    expect(fitBox({ ...box, x1: 2004 }, 1000, 600).k).toBe(0.5);
  });

  it('begin where names can be read, if there are few enough', () => {
    const wide = { ...box, x1: 4100 };
    expect(startCamera(box, 20, 1000, 600)).toEqual(fitBox(box, 1000, 600));
    expect(startCamera(wide, 20, 1000, 600)).toEqual({ k: 0.46, x: -22, y: 208 });
    expect(startCamera(wide, 200, 1000, 600).k).toBeLessThan(0.3);
  });

  it('move no more than needed', () => {
    const camera = { k: 1, x: 0, y: 0 };
    expect(bringIntoView(camera, box, 1000, 600)).toBe(camera);
    expect(bringIntoView({ k: 1, x: -300, y: 0 }, box, 1000, 600)).toEqual({ k: 1, x: -76, y: 0 });
  });
});

describe('posterSvg', () => {
  const poster = {
    scene: sceneOf(SHOP, 'errors'),
    colouring: colouringOf('errors', graphOfLinks(SHOP), () => 0),
    colourTitle: 'calls that failed',
    title: 'Services of a & b',
    subtitle: 'What calls what in 3 traces',
    palette: testPalette,
    measure: (_: string, text: string) => 6 * text.length,
  };

  it('tells what it is of and what its colours mean, in text that is no markup', () => {
    const svg = posterSvg(poster);
    for (const text of [
      'Services of a &amp; b',
      'What calls what in 3 traces',
      'none failed',
      '20 % and more',
      'redis &lt;1&gt;',
    ]) {
      expect(svg).toContain(text);
    }
    expect(svg).not.toMatch(/NaN|undefined|var\(|href/);
  });

  it('has boxes with round corners that close where they began', () => {
    expect(posterSvg(poster)).toContain(
      `h${NODE_WIDTH - 10}a5 5 0 0 1 5 5v${NODE_HEIGHT - 10}a5 5 0 0 1 -5 5h-${NODE_WIDTH - 10}`,
    );
  });
});

describe('colouringOf', () => {
  it('sorts figures into classes of round numbers, and knows what is not known', () => {
    const input = graphOfLinks(SHOP);
    const byCalls = colouringOf('calls', input, () => 0);
    expect(byCalls.words).toEqual(['under 50', 'from 50', 'from 200', 'from 1,000', 'from 5,000']);
    expect(input.nodes.map(byCalls.classOf)).toEqual([-1, 1, 0, 4]);
    const byErrors = colouringOf('errors', input, () => 0);
    expect(input.nodes.map(byErrors.classOf)).toEqual([-1, 0, 3, 0]);
    expect(colouringOf('latency', graphOfLinks([]), () => 0).words).toEqual([]);
  });
});
