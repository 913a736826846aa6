import type { Objectives } from '#analysis/objectives.ts';
import { parseDuration } from '#views/shared/parseDuration.ts';

/** Objectives as they are typed. */
export interface ObjectivesDraft {
  /** percent */
  readonly success: string;
  readonly latencyShare: string;
  /** durations */
  readonly latency: string;
  readonly apdex: string;
}

export function draftOf({ successShare, latencyShare, latencyNs, apdexNs }: Objectives): ObjectivesDraft {
  return {
    success: percent(successShare),
    latencyShare: percent(latencyShare),
    latency: plainDuration(latencyNs),
    apdex: plainDuration(apdexNs),
  };
}

/** What a draft says; undefined while a field cannot be read, which `wrong` names. */
export function readDraft(draft: ObjectivesDraft): {
  readonly objectives: Objectives | undefined;
  readonly wrong: readonly (keyof ObjectivesDraft)[];
} {
  const successShare = readPercent(draft.success);
  const latencyShare = readPercent(draft.latencyShare);
  const latencyNs = readTime(draft.latency);
  const apdexNs = readTime(draft.apdex);
  if (successShare !== undefined && latencyShare !== undefined && latencyNs !== undefined && apdexNs !== undefined) {
    return { objectives: { successShare, latencyShare, latencyNs, apdexNs }, wrong: [] };
  }
  const read = { success: successShare, latencyShare, latency: latencyNs, apdex: apdexNs };
  const fields = ['success', 'latencyShare', 'latency', 'apdex'] as const;
  return { objectives: undefined, wrong: fields.filter((field) => read[field] === undefined) };
}

/** Above 0 and below 100: of an objective of all there is no budget. */
function readPercent(text: string): number | undefined {
  const match = /^(\d{1,2}(?:[.,]\d+)?|[.,]\d+)\s*%?$/.exec(text.trim());
  if (!match) return undefined;
  // Not divided: 99.9 / 100 is not the nearest number to 0.999.
  const share = Number(`${match[1].replace(',', '.')}e-2`);
  return share > 0 && share < 1 ? share : undefined;
}

function readTime(text: string): number | undefined {
  const ns = parseDuration(text);
  return ns !== undefined && ns >= 1 ? ns : undefined;
}

function percent(share: number): string {
  return String(Number((share * 100).toPrecision(10)));
}

/** As it is typed, to the last digit: `1.2s`, `500ms`. */
function plainDuration(ns: number): string {
  const [unit, size] = ns >= 1e9 ? ['s', 1e9] : ns >= 1e6 ? ['ms', 1e6] : ns >= 1e3 ? ['µs', 1e3] : ['ns', 1];
  return `${ns / Number(size)}${unit}`;
}
