import type { PourContext } from './pourContext.ts';
import { ExactNumber } from './smallValue.ts';
import type { SmallValue } from './smallValue.ts';
import { textOf } from './valueAccess.ts';

/** Ids below this are no random 64 bits, but numbers that a test gave: 1, 2, 3 … */
const SMALLEST_RANDOM = 2n ** 32n;

/** Reads the ids of Datadog's tracers: decimal 64 bits, of a trace's 128 the lower half. */
export class DatadogIds {
  private readonly context: PourContext;
  /** Upper halves by lower half, as 16 hex digits, '' = none: the first chunk of a trace in a file decides. */
  private readonly upper = new Map<string, string>();

  constructor(context: PourContext) {
    this.context = context;
  }

  /** String index of a span's id; −1 = none. */
  span(value: SmallValue | undefined): number {
    return this.context.ids.ofValue(wholeNumber(value), 'span', true);
  }

  /**
   * String index of a trace's id; a chunk that names an upper half for one of its spans means all of that trace.
   * `isLink`: only named by a span of another trace, which decides nothing.
   */
  trace(value: SmallValue | undefined, upperHalf = '', isLink = false): number {
    const { ids, builder, fileName } = this.context;
    const whole = wholeNumber(value);
    const lower = lowerHalf(whole);
    if (lower === undefined) return ids.ofValue(whole, 'trace');
    const hex = lower.toString(16).padStart(16, '0');
    let upper = this.upper.get(hex);
    if (upper === undefined) {
      upper = isHalf(upperHalf) ? upperHalf : '';
      if (!isLink) this.upper.set(hex, upper);
    }
    if (upper !== '' || lower >= SMALLEST_RANDOM) return ids.ofValue(upper + hex, 'trace');
    // Numbers of a test, 0 among them, mean something only within their file.
    return builder.strings.internText(`${fileName} #${lower}`);
  }
}

/** True for 16 hex digits that are not all zeros. */
function isHalf(text: string): boolean {
  return /^[\da-f]{16}$/i.test(text) && !/^0+$/.test(text);
}

/** Ids that went through a double are written 1.0 or 1.2e+19. */
function wholeNumber(value: SmallValue | undefined): SmallValue | undefined {
  if (!(value instanceof ExactNumber)) return value;
  const number = Number(value.text);
  if (!Number.isInteger(number)) return undefined;
  const digits = /^(-?\d+)\.0*$/.exec(value.text)?.[1];
  return BigInt(digits ?? number);
}

function lowerHalf(value: SmallValue | undefined): bigint | undefined {
  const text = textOf(value);
  return /^-?\d{1,20}$/.test(text) ? BigInt.asUintN(64, BigInt(text)) : undefined;
}
