export const ROOT: string;
export function isStale(outDir?: string): boolean;
export function buildApp(outDir?: string): void;
export function serveBuilt(options?: {
  readonly port?: number;
  readonly base?: string;
  readonly outDir?: string;
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
