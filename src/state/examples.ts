import type { Example } from '#sources/examples/examples.ts';
import { EXAMPLES } from '#sources/examples/examples.ts';

/** The built-in examples, for the start screen. */
export function useExamples(): readonly Example[] {
  return EXAMPLES;
}
