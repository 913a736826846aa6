import type { App } from './browser.ts';
import type { ScriptedServer } from './scriptedServer.ts';
import type { SlowServer } from './slowServer.ts';

/** A state of the app that is looked at. */
export interface ScreenState {
  readonly name: string;
  /** Leads a newly opened app to it. A server that never ends its answer and a scripted Tempo are there to be asked. */
  readonly show: (app: App, server: SlowServer, tempo: ScriptedServer) => Promise<void>;
}
