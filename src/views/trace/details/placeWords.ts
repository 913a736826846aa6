import type { OperationStats } from '#analysis/operationStats.ts';
import { rankOf } from '#analysis/operationStats.ts';
import { lowerBound } from '#base/search.ts';
import { formatCount } from '#model/formatTime.ts';

/** Up to so many spans a place says more than a share. */
const FEW = 20;

/** Where a duration (ns) stands among those of its operation: `slowest`, `3rd slowest`, `2nd
 * fastest`, `faster than 80 %`. */
export function placeWords(stats: OperationStats, durationNs: number): string {
  const { durations, min, max } = stats;
  const { length } = durations;
  if (min === max) return 'as long as all';
  const rank = rankOf(stats, durationNs);
  if (rank === 1) return 'slowest';
  const faster = lowerBound(durations, durationNs);
  if (faster === 0) return 'fastest';
  if (length < FEW) return faster + 1 < rank ? `${ordinal(faster + 1)} fastest` : `${ordinal(rank)} slowest`;
  const slower = rank - 1;
  return faster >= slower ? `slower than ${shareOf(faster, length)}` : `faster than ${shareOf(slower, length)}`;
}

/** Rounded down: "slower than 100 %" is no span that is not the slowest. */
function shareOf(count: number, all: number): string {
  return `${Math.floor((count / all) * 100)}\u00A0%`;
}

function ordinal(rank: number): string {
  const isTeen = rank % 100 >= 11 && rank % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${formatCount(rank)}${ending}`;
}
