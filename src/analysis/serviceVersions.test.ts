import { expect, it } from 'vitest';
import { drawTrace, printRows } from '../../test/traceDrawing.ts';
import { differingVersion } from './serviceVersions.ts';

it('A version is told where a service runs in more than one', () => {
  const table = drawTrace(`
    web checkout 0–100 resource{service.version: "3"}
      cart get   1–9   resource{service.version: "1.1"}
      cart put   10–19 resource{service.version: "1.2"}
      cart drop  20–29 resource{zone: eu}
      - render   30–39
  `);
  expect(printRows(table, undefined, ['operation', (row) => differingVersion(table, row)])).toBe(
    ['checkout', '  get 1.1', '  put 1.2', '  drop', '  render'].join('\n'),
  );
});
