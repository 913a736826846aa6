import type { Page } from 'playwright-core';

/** A connection as the browser's store has it. */
export interface KeptConnection {
  readonly name: string;
  readonly url: string;
  readonly kind: 'jaeger' | 'zipkin' | 'tempo' | 'prometheus';
}

/** Puts connections into the browser's store, as if the user had made them before, and loads the page anew. */
export async function keepConnections(page: Page, connections: readonly KeptConnection[]): Promise<void> {
  const rest = { auth: { kind: 'none' }, tenant: '', sendCookies: false, timeoutMs: 60_000, remembersSecret: false };
  const state = { connections: connections.map((connection) => ({ ...connection, ...rest })) };
  await page.evaluate(
    (text) => localStorage.setItem('spanglass.connections', text),
    JSON.stringify({ state, version: 1 }),
  );
  await page.reload();
}
