import type { App } from './browser.ts';
import type { SlowServer } from './slowServer.ts';

/** A state of the app that is looked at. */
export interface ScreenState {
  readonly name: string;
  /** Leads a newly opened app to it. */
  readonly show: (app: App, server: SlowServer) => Promise<void>;
}
