import type { SharedTrace, TraceTruth } from './sharedTraces.ts';

/** Figures of the manifest by the names that the command line and the import report give them. */
export const FIGURES = {
  traces: 'traces',
  spans: 'spans',
  services: 'services',
  roots: 'root_spans',
  orphans: 'orphan_spans',
  errors: 'error_spans',
} as const satisfies Readonly<Record<string, keyof TraceTruth>>;

type Figure = keyof typeof FIGURES;
const NAMES = Object.keys(FIGURES) as Figure[];

/** Files whose figures differ, and the rule by which they do. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  'chrome-trace/catapult-bad-world-bounds.json':
    'nothing but records that are no spans: without a span there is no trace, where the manifest says one per file',
  'tempo-search/gresearch-test-trace.json':
    'the manifest looks at the first listing of each span, the service stands in the second; and it takes a parent id of zeros for an id, which here means none',
};

/** What was counted otherwise than the manifest tells, `spans 8, not 9`; what the manifest does not tell is not compared. */
export function differencesFrom({ truth }: SharedTrace, counted: Readonly<Record<Figure, number>>): string[] {
  return NAMES.flatMap((name) => {
    const told = truth[FIGURES[name]];
    return told === null || told === counted[name] ? [] : [`${name} ${counted[name]}, not ${told}`];
  });
}
