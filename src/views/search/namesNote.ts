import type { Asked } from '#state/asked.ts';

/** What stands in place of a list of names that is not there; undefined when it is. */
export function namesNote({ value, problem, isAsking }: Asked<readonly string[]>, noun: string): string | undefined {
  if (problem) return `${problem.message} Type a name all the same.`;
  if (value === undefined) return isAsking ? 'Asking the server…' : undefined;
  return value.length === 0 ? `The server names no ${noun}.` : undefined;
}
