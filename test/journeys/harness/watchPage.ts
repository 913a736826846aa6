import type { Page } from 'playwright-core';

export interface Watch {
  /** What went wrong so far, one sentence each. */
  readonly troubles: readonly string[];
  /** Throws with all troubles, if there are any. */
  readonly expectNothing: () => void;
}

/** Collects what must never happen on a page. To be called before the page goes anywhere. `origins` are those it may call. */
export async function watchPage(page: Page, origins: readonly string[]): Promise<Watch> {
  const troubles: string[] = [];
  const checkAddress = (url: string): void => {
    const { protocol, origin, host } = new URL(url);
    const called = protocol.startsWith('ws') ? `${protocol === 'wss:' ? 'https' : 'http'}://${host}` : origin;
    if (/^(https?|wss?):$/.test(protocol) && !origins.includes(called))
      troubles.push(`Request to another origin: ${url}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`Console error: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => troubles.push(`Uncaught error: ${error.stack ?? error.message}`));
  page.on('crash', () => troubles.push('The page crashed.'));
  page.context().on('request', (request) => checkAddress(request.url()));
  page.on('websocket', (socket) => checkAddress(socket.url()));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `Policy broken: ${event.effectiveDirective} forbids ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  return {
    troubles,
    expectNothing: () => {
      if (troubles.length > 0) throw new Error(`The page was not quiet:\n${troubles.join('\n')}`);
    },
  };
}
