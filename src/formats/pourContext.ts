import type { ProblemLog } from '#model/problem.ts';
import type { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import type { IdReader } from './ids.ts';

/** What every decoder pours into. */
export interface PourContext {
  readonly builder: SpanTableBuilder;
  readonly ids: IdReader;
  readonly log: ProblemLog;
  readonly fileName: string;
}
