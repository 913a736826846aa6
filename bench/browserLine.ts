import type { BareParse } from './bareParse.ts';
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
  /** most memory of the page's process until then, MB */
  readonly completePeakMb: number | undefined;
  /** until the attributes are there too; undefined where they came with the rows, or are left in the file */
  readonly attributesMs: number | undefined;
  /** the longest task of the main thread while loading: ms of processor time, and ms that passed (0 = none over 50) */
  readonly longestTaskMs: number;
  readonly longestTaskWallMs: number;
  /** the same file in an empty page; of the case that is compared with it */
  readonly bare: BareParse | undefined;
  readonly domRows: number;
  readonly memory: PageMemory;
  /** undefined where the document is a list of traces */
  readonly trace: TraceUse | undefined;
  readonly list: ListUse | undefined;
}
