import { lowerBound } from '#base/search.ts';
import { countWithin } from './serviceHealth.ts';
import type { Calls } from './serviceCalls.ts';

/** What is asked of a service. Times in ns, shares 0 … 1. */
export interface Objectives {
  /** Apdex: within it a call satisfies, within four of it it is tolerated */
  readonly apdexNs: number;
  /** the share of calls that must not fail */
  readonly successShare: number;
  /** the share of calls that must end within `latencyNs`, whether or not they fail */
  readonly latencyShare: number;
  readonly latencyNs: number;
}

/** How an objective was kept. */
export interface Compliance {
  /** the share of calls that were as they should, 0 … 1 */
  readonly good: number;
  /** the share that is asked for */
  readonly target: number;
  /** Share left of the bad calls that the target allows: 1 = none was bad, 0 = all spent, below 0 = overspent. */
  readonly budgetLeft: number;
  /** fewer were good than is asked for */
  readonly isMissed: boolean;
}

/** `good` calls of `all`, which may be fractions. Undefined of no calls. */
export function compliance(good: number, all: number, target: number): Compliance | undefined {
  if (!(all > 0)) return undefined;
  const bad = all - good;
  // Of 1,000 calls at 99.9 % one may be bad; rounding must not make that one too many.
  const allowed = Math.round((1 - target) * all * 1e6) / 1e6;
  const budgetLeft = bad === 0 ? 1 : allowed === 0 ? -Infinity : 1 - bad / allowed;
  return { good: good / all, target, budgetLeft, isMissed: bad > allowed };
}

export function successOf(
  { count, errors }: Pick<Calls, 'count' | 'errors'>,
  objectives: Objectives,
): Compliance | undefined {
  return compliance(count - errors, count, objectives.successShare);
}

/** Of the calls that have ended. */
export function latencyOf({ durations }: Calls, { latencyNs, latencyShare }: Objectives): Compliance | undefined {
  return compliance(countWithin(durations, latencyNs), durations.length, latencyShare);
}

/** Place of an Apdex on its customary scale, of which each step begins at its limit. */
const APDEX_WORDS = ['unacceptable', 'poor', 'fair', 'good', 'excellent'] as const;
const APDEX_LIMITS = [0.5, 0.7, 0.85, 0.94];

export function apdexWord(apdex: number): (typeof APDEX_WORDS)[number] {
  const place = lowerBound(APDEX_LIMITS, apdex);
  return APDEX_WORDS[APDEX_LIMITS[place] === apdex ? place + 1 : place];
}
