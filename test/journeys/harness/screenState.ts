import type { App } from './browser.ts';
import type { ScriptedServer } from './scriptedServer.ts';
import type { SlowServer } from './slowServer.ts';

/** A state of the app that is looked at. */
export interface ScreenState {
  readonly name: string;
  /** Leads a newly opened app to it. */
  readonly show: (app: App, servers: ScreenServers) => Promise<void>;
}

/** Servers of other origins that a state may ask. */
export interface ScreenServers {
  readonly slow: SlowServer;
  readonly tempo: ScriptedServer;
}
