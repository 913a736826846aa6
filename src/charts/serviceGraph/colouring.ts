import { interpolateRgb, lab, scaleThreshold } from 'd3';
import type { GraphColour, GraphInput, GraphInputNode } from '#analysis/graphInput.ts';
import { memoByObject } from '#base/memo.ts';
import { NO_SERVICE, solidColour } from '#charts/colours.ts';
import { formatCount, formatDuration } from '#model/formatTime.ts';
import type { Palette } from '#ui/palette.ts';

/** Classes of a figure, from least to most; services have the slots of the palette. */
export interface Colouring {
  readonly by: GraphColour;
  /** of a node: a slot of `charts/colours.ts` by service, else 0 … 4, −1 = not known */
  readonly classOf: (node: GraphInputNode) => number;
  /** what each class means, for a legend; none by service */
  readonly words: readonly string[];
}

const CLASSES = 5;
/** Shares that failed. The first class is none at all. */
const ERROR_STEPS = [0.01, 0.05, 0.2];

/** `slotOf` gives the colour slot of a service by its name, −1 = none. */
export function colouringOf(by: GraphColour, input: GraphInput, slotOf: (name: string) => number): Colouring {
  if (by === 'service') {
    const classOf = ({ type, name }: GraphInputNode): number => {
      const slot = type === 'service' ? slotOf(name) : -1;
      return slot < 0 ? NO_SERVICE : slot;
    };
    return { by, classOf, words: [] };
  }
  if (by === 'errors') {
    const step = scaleThreshold<number, number>().domain(ERROR_STEPS).range([1, 2, 3, 4]);
    return {
      by,
      classOf: ({ calls, errors }) =>
        errors === undefined || calls === 0 ? -1 : errors === 0 ? 0 : step(errors / calls),
      words: ['none failed', 'under 1 %', '1–5 %', '5–20 %', '20 % and more'],
    };
  }
  const figure = FIGURES[by];
  const steps = figureSteps(input.nodes.flatMap((node) => figure(node) ?? []));
  const step = scaleThreshold<number, number>()
    .domain(steps)
    .range(Array.from({ length: CLASSES }, (_, at) => at));
  const text = by === 'calls' ? formatCount : formatDuration;
  return {
    by,
    classOf: (node) => {
      const value = figure(node);
      return value === undefined ? -1 : step(value);
    },
    words: steps.length === 0 ? [] : [`under ${text(steps[0])}`, ...steps.map((least) => `from ${text(least)}`)],
  };
}

const FIGURES: Readonly<
  Record<Exclude<GraphColour, 'service' | 'errors'>, (node: GraphInputNode) => number | undefined>
> = {
  latency: ({ p95 }) => p95,
  calls: ({ calls }) => (calls === 0 ? undefined : calls),
  self: ({ self, total }) => self ?? total,
};

/** Round numbers at equal ratios between the least and the most: what differs by a factor differs in class. */
function figureSteps(values: readonly number[]): number[] {
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  if (most <= 0) return [];
  const least = Math.max(
    most / 1e6,
    values.reduce((min, value) => (value > 0 ? Math.min(min, value) : min), most),
  );
  const ratio = (most / least) ** (1 / CLASSES);
  const steps = Array.from({ length: CLASSES - 1 }, (_, at) => roundNumber(least * ratio ** (at + 1)));
  return steps.filter((step, at) => at === 0 || step > steps[at - 1]);
}

/** 1, 2 or 5 times a power of ten, the nearest by ratio. */
function roundNumber(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = value / power;
  return (digit < 1.5 ? 1 : digit < 3.3 ? 2 : digit < 7 ? 5 : 10) * power;
}

interface NodeColour {
  readonly fill: string;
  /** of signs on it */
  readonly on: string;
}

const ramps = memoByObject((palette: Palette) => {
  const ramp = (to: string): NodeColour[] =>
    Array.from({ length: CLASSES }, (_, at) => {
      const fill = interpolateRgb(palette.bg, to)(0.16 + (0.84 * at) / (CLASSES - 1));
      const isNearGround = Math.abs(lab(fill).l - lab(palette.bg).l) < 50;
      return { fill, on: isNearGround ? palette.text : palette.bg };
    });
  return { errors: ramp(palette.error), figures: ramp(palette.accent) };
});

/** Colours of a class of `by`. */
export function nodeColour(palette: Palette, by: GraphColour, index: number): NodeColour {
  if (by === 'service') return { fill: solidColour(palette, index), on: palette.onService };
  // No failure at all is no pale failure.
  if (index < 0 || (by === 'errors' && index === 0)) return { fill: palette.surface, on: palette.text2 };
  return ramps(palette)[by === 'errors' ? 'errors' : 'figures'][index];
}
