import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Rgb = readonly [number, number, number];
type Theme = 'light' | 'dark';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}|oklch\([^)]*\)), (#\w{6}|oklch\([^)]*\))\);/g)].map((match) => [
    match[1],
    { light: linear(match[2] ?? ''), dark: linear(match[3] ?? '') },
  ]),
);

const SERVICES = Array.from({ length: 16 }, (_, slot) => `s${slot}`);
const WORK = [...css.matchAll(/--(t-[a-z-]+):/g)].map(([, name]) => name);
const GROUNDS = ['bg', 'surface', 'raised', 'select', 'hover'];
const TEXTS = ['text', 'text-2', 'text-3', 'accent', 'error', 'warn', 'ok'];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(TEXTS)('--%s is readable on every ground', (text) => {
    for (const ground of GROUNDS) expect(contrast(text, ground, theme), `on --${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['error', 'error-bg'],
    ['warn', 'warn-bg'],
    ['text', 'match'],
    ['text', 'selection'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-error', 'error'],
  ])('--%s is readable on --%s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['focus', 'edge', 'match-line', 'critical', 's-none'])('--%s can be made out on --bg', (name) => {
    expect(contrast(name, 'bg', theme)).toBeGreaterThanOrEqual(3);
  });

  test.each(SERVICES)('--%s can be made out on the grounds bars stand on, and carries text', (service) => {
    for (const ground of ['bg', 'surface', 'select', 'hover']) {
      expect(contrast(service, ground, theme), `on --${ground}`).toBeGreaterThanOrEqual(3);
    }
    expect(contrast('on-service', service, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(WORK)('--%s can be made out on the grounds rows stand on', (role) => {
    for (const ground of ['bg', 'surface', 'select', 'hover']) {
      expect(contrast(role, ground, theme), `on --${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  test.each([...SERVICES, ...WORK])('--%s is a colour the screen can show', (service) => {
    for (const channel of colour(service, theme)) {
      expect(channel).toBeGreaterThan(-0.001);
      expect(channel).toBeLessThan(1.001);
    }
  });

  test('no two services look alike, in ordinary or dichromatic sight', () => {
    for (const sight of SIGHTS) {
      for (const [index, a] of SERVICES.entries()) {
        for (const b of SERVICES.slice(0, index)) {
          // 0.02 is about one just noticeable difference in Oklab; neighbours keep well over one and a half.
          expect(distance(a, b, theme, sight), `${a} and ${b}, ${sight.name}`).toBeGreaterThan(0.035);
        }
      }
    }
  });

  test('no service and no kind of work looks like the error or the warning colour to ordinary sight', () => {
    expect(WORK).toHaveLength(16);
    for (const service of [...SERVICES, ...WORK]) {
      for (const meaning of ['error', 'warn']) {
        expect(distance(service, meaning, theme, SIGHTS[0]), `${service} and ${meaning}`).toBeGreaterThan(0.045);
      }
    }
  });
});

function colour(name: string, theme: Theme): Rgb {
  const pair = pairs.get(name);
  if (pair === undefined) throw new Error(`tokens.css has no colour pair --${name}`);
  return pair[theme];
}

/** WCAG 2.2 contrast: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string, theme: Theme): number {
  const [dark = 0, light = 0] = [luminance(colour(a, theme)), luminance(colour(b, theme))].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Linear-light sRGB of `#rrggbb` or `oklch(L C H)`. */
function linear(text: string): Rgb {
  if (text.startsWith('#')) {
    const channel = (at: number): number => {
      const value = Number.parseInt(text.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return [channel(1), channel(3), channel(5)];
  }
  const [lightness = 0, chroma = 0, hue = 0] = text.slice(6, -1).split(' ').map(Number);
  const angle = (hue * Math.PI) / 180;
  return oklabToLinear([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}

/** Matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code, Oklab to linear sRGB and back. */
function oklabToLinear([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function linearToOklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

interface Sight {
  readonly name: string;
  readonly rows: readonly [Rgb, Rgb, Rgb];
}

/** Full-strength matrices of Machado, Oliveira and Fernandes 2009, on linear sRGB. */
const SIGHTS: readonly [Sight, ...Sight[]] = [
  {
    name: 'ordinary',
    rows: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
  },
  {
    name: 'protan',
    rows: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
  },
  {
    name: 'deutan',
    rows: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
  },
];

/** Euclidean in Oklab. */
function distance(a: string, b: string, theme: Theme, { rows }: Sight): number {
  const seen = (name: string): Rgb => {
    const rgb = colour(name, theme);
    const mix = (row: Rgb): number => Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
    return linearToOklab([mix(rows[0]), mix(rows[1]), mix(rows[2])]);
  };
  const [x, y] = [seen(a), seen(b)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
