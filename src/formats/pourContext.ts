import type { ProblemLog } from '#model/problem.ts';
import type { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import type { IdReader } from './ids.ts';

/** What every decoder pours into. */
export interface PourContext {
  readonly builder: SpanTableBuilder;
  readonly ids: IdReader;
  readonly log: ProblemLog;
  readonly fileName: string;
  /**
   * Only what a waterfall is made of is wanted: what decoders know to be attributes, events or links of a span may be passed
   * over, and need not be checked, since the file is read once more. Default false.
   */
  readonly structureOnly?: boolean | undefined;
}
