import type { ListUse } from './measureList.ts';
import type { TraceUse } from './measureTrace.ts';
import type { PageMemory } from './rendererMemory.ts';

/** What was measured of one file. */
export interface BrowserLine {
  readonly name: string;
  readonly spans: number;
  /** ms from choosing the file */
  readonly firstRowsMs: number;
  readonly completeMs: number;
  /** ms of the longest task of the main thread while loading; 0 = none was over 50 */
  readonly longestTaskMs: number;
  readonly domRows: number;
  readonly memory: PageMemory;
  /** undefined where the document is a list of traces */
  readonly trace: TraceUse | undefined;
  readonly list: ListUse | undefined;
}
