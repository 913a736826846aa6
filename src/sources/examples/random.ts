/** A seeded source of numbers: the same seed gives the same sequence in every engine, so every example is one fixed file. */
export interface Random {
  /** Uniform in [0, 1), 32 bits of it. */
  readonly next: () => number;
  /** Whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number;
  /** One entry of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /**
   * A positive number whose long-run average is close to `mean`, spread like measured latencies: most a little below it, a few well above.
   * `spread` is the standard deviation of the logarithm (default 0.25: two thirds fall between 0.75 and 1.25 of the mean); at most 0.5.
   */
  readonly around: (mean: number, spread?: number) => number;
  /** True with this probability, 0–1. */
  readonly chance: (probability: number) => boolean;
  /** Lower-case hex text of `bytes` random bytes, never all zero. */
  readonly hex: (bytes: number) => string;
}

/** 2³² / golden ratio, made odd: a step that visits every 32-bit state before it repeats, and far from the last one each time. */
const STEP = 0x9e3779b9;

/** Spreads each input bit over the whole word (xor-shift and multiply, twice), so that neighbouring states look unrelated. */
function mix(state: number): number {
  let word = state;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return (word ^ (word >>> 15)) >>> 0;
}

/** e^x for |x| ≤ 2 by its series. Math.exp may differ in the last bit between engines; plus and times may not. */
function exponential(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 12; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

/** Makes a `Random`; `seed` is any 32-bit whole number. */
export function createRandom(seed: number): Random {
  let state = mix(seed ^ STEP);
  const word = (): number => {
    state = (state + STEP) | 0;
    return mix(state);
  };
  const next = (): number => word() / 2 ** 32;
  // Four uniforms have variance 4/12, so this sum has variance 1 and stays within ±3.47: a bell without a tail to cut.
  const bell = (): number => (next() + next() + next() + next() - 2) * Math.sqrt(3);
  const hex = (bytes: number): string => {
    let text = '';
    while (text.length < bytes * 2) text += word().toString(16).padStart(8, '0');
    const cut = text.slice(0, bytes * 2);
    return /[^0]/.test(cut) ? cut : hex(bytes);
  };
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)],
    around: (mean, spread = 0.25) => mean * exponential(spread * bell() - (spread * spread) / 2),
    chance: (probability) => next() < probability,
    hex,
  };
}
