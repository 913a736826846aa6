import type { JsonReader } from './jsonReader.ts';

/** 2^64 ns, in µs: what is longer or later is no time. */
const LARGEST = 2 ** 64 / 1000;

/** Reads times and lengths in microseconds, written as numbers or texts, exactly to the nanosecond. */
export class MicrosReader {
  /** The value read last: whole µs, not negative below 2^53; and ns above them, 0–999. */
  private micros = 0;
  private nanos = 0;
  private negative = false;

  /** Unix seconds of a time; −1 for one before 1970, which is no time. */
  get sec(): number {
    return this.negative ? -1 : Math.floor(this.micros / 1e6);
  }
  /** ns above `sec` */
  get nano(): number {
    return this.negative ? 0 : (this.micros % 1e6) * 1000 + this.nanos;
  }
  /** A length in ns. */
  get ns(): number {
    const ns = this.micros * 1000 + this.nanos;
    return this.negative ? -ns : ns;
  }
  get isZero(): boolean {
    return this.micros === 0 && this.nanos === 0;
  }

  /** False when the next value is no number; it is consumed all the same. */
  read(reader: JsonReader): boolean {
    const first = reader.peek();
    if (first === 34) reader.readText();
    else if (first === 123 || first === 91) {
      reader.skipValue();
      return false;
    } else reader.scalar();
    const { text, textTo } = reader;
    let at = reader.textFrom;
    this.negative = text[at] === 45;
    if (this.negative) at++;
    const from = at;
    let micros = 0;
    while (at < textTo && text[at] >= 48 && text[at] <= 57) micros = micros * 10 + (text[at++] - 48);
    let nanos = 0;
    if (at < textTo && text[at] === 46) {
      at++;
      for (let unit = 100; at < textTo && text[at] >= 48 && text[at] <= 57; unit = Math.floor(unit / 10)) {
        nanos += (text[at++] - 48) * unit;
      }
    }
    this.micros = micros;
    this.nanos = nanos;
    return at === textTo && at > from ? micros <= LARGEST : this.readInexact(reader);
  }

  /** Takes a whole number of µs that was read elsewhere, below 10¹⁹; false as `read`. */
  take(micros: number): boolean {
    this.micros = micros;
    this.nanos = 0;
    this.negative = false;
    return micros <= LARGEST;
  }

  /** With an exponent, or no number at all: as exact as a double is. */
  private readInexact(reader: JsonReader): boolean {
    const written = reader.textAsString().trim();
    const value = written === '' ? Number.NaN : Math.abs(Number(written));
    if (!Number.isFinite(value)) return false;
    this.micros = Math.floor(value);
    this.nanos = Math.floor((value - this.micros) * 1000);
    return value <= LARGEST;
  }
}
