import type { Steps } from '#base/slicedWork.ts';
import { sortInSlices } from '#base/sortInSlices.ts';

/**
 * Shares of a whole in tenths of a percent that add up to exactly 1000: each is cut, and what is then missing goes to
 * those that lost most, of equal ones to the earlier (largest remainder). All are 0 when there is nothing to share.
 */
export function* exactShares(amounts: ArrayLike<number>): Steps<Int32Array> {
  const count = amounts.length;
  const shares = new Int32Array(count);
  let whole = 0;
  for (let at = 0; at < count; at++) whole += amounts[at];
  if (!(whole > 0)) return shares;
  const rest = new Float64Array(count);
  let missing = WHOLE;
  for (let at = 0; at < count; at++) {
    const exact = (amounts[at] / whole) * WHOLE;
    shares[at] = Math.floor(exact);
    rest[at] = exact - shares[at];
    missing -= shares[at];
  }
  const byRest = Int32Array.from({ length: count }, (_, at) => at);
  yield* sortInSlices(byRest, (one, other) => rest[other] - rest[one] || one - other);
  for (let at = 0; at < missing; at++) shares[byRest[at % count]]++;
  return shares;
}

const WHOLE = 1000;

/** A share of `exactShares`: `37.4 %`. */
export function exactShareText(tenths: number): string {
  return `${(tenths / 10).toFixed(1)}\u00A0%`;
}
