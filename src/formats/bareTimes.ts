import type { ProblemLog } from '#model/problem.ts';

/** Digits that a double always holds. */
const DOUBLE_DIGITS = 15;

/**
 * Tells whether nanoseconds written as JSON numbers went through a double. JavaScript prints at most 17 digits of one and
 * fills up with zeros, so the 19 digits of a time end in 00. Clocks of microseconds and milliseconds end in 000: nothing
 * was lost there.
 */
export class BareTimes {
  /** Of the piece that is being read: counted only when it has come to its end. */
  private exact = 0;
  private rounded = 0;
  private allExact = 0;
  private allRounded = 0;

  begin(): void {
    this.exact = this.rounded = 0;
  }

  /** Looks at an integer of so many digits that ends before bytes[behind]; where a quote ends it, it is a text. */
  note(bytes: Uint8Array, behind: number, digits: number): void {
    if (bytes[behind - 1] === 34 || digits <= DOUBLE_DIGITS + 2) return;
    if (bytes[behind - 1] !== 48 || bytes[behind - 2] !== 48) this.exact++;
    else if (bytes[behind - 3] !== 48) this.rounded++;
  }

  end(): void {
    this.allExact += this.exact;
    this.allRounded += this.rounded;
  }

  /** At the end of the file. One time that is not rounded shows that the writer counts in integers. */
  report(log: ProblemLog): void {
    if (this.allExact > 0 || this.allRounded === 0) return;
    log.add('roundedTimes', { detail: 'nanoseconds written as JSON numbers of 17 digits' }, this.allRounded);
  }
}
