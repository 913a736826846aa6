import type { JsonReader } from './jsonReader.ts';

/** Digits of a fraction that are read: more than a ns needs, and few enough to stay exact. */
const FRACTION_DIGITS = 12;

/** Reads times and lengths of trace events: µs with any fraction, before zero too, as numbers or texts. */
export class ChromeClock {
  /** whole µs, rounded down */
  micros = 0;
  /** of a µs above them: 0 ≤ fraction < 1 */
  fraction = 0;

  /** False when the next value is no number; it is consumed all the same. */
  read(reader: JsonReader): boolean {
    const first = reader.peek();
    if (first === 123 || first === 91) {
      reader.skipValue();
      return false;
    }
    if (!reader.tryText()) reader.scalar();
    const { text, textTo } = reader;
    let at = reader.textFrom;
    const isNegative = text[at] === 45;
    if (isNegative) at++;
    const from = at;
    let micros = 0;
    while (at < textTo && text[at] >= 48 && text[at] <= 57) micros = micros * 10 + (text[at++] - 48);
    let fraction = 0;
    if (at > from && at < textTo && text[at] === 46) {
      let scale = 1;
      const last = ++at + FRACTION_DIGITS;
      for (; at < textTo && text[at] >= 48 && text[at] <= 57; at++) {
        if (at >= last) continue;
        fraction = fraction * 10 + (text[at] - 48);
        scale *= 10;
      }
      fraction /= scale;
    }
    if (at !== textTo || at === from) return this.readInexact(reader.textAsString().trim());
    this.set(isNegative, micros, fraction);
    return true;
  }

  private readInexact(written: string): boolean {
    const value = written === '' ? Number.NaN : Number(written);
    if (!Number.isFinite(value)) return false;
    const size = Math.abs(value);
    this.set(value < 0, Math.floor(size), size - Math.floor(size));
    return true;
  }

  private set(isNegative: boolean, micros: number, fraction: number): void {
    const isBelow = isNegative && fraction > 0;
    this.micros = isNegative ? -micros - (isBelow ? 1 : 0) : micros;
    this.fraction = isBelow ? 1 - fraction : fraction;
  }
}
