import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** One rule that is broken, in words a failing test can show. */
export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** The HTML of each element at fault, shortened. */
  readonly elements: readonly string[];
}

/** Runs axe-core on the page. Its source goes in over the debugging protocol, which the page's policy does not govern. */
export async function findViolations(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: String(impact),
      help,
      elements: nodes.map((node) => node.html.slice(0, 200)),
    }));
}
