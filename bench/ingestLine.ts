/** Ways to read a file: `JSON.parse` of its text, structure alone, and everything. */
export const WAYS = ['parse', 'structure', 'all'] as const;
export type Way = (typeof WAYS)[number];

/** One way in a process of its own: what it took beyond an idle process. */
export interface Run {
  readonly ms: number;
  readonly peakMb: number;
}

/** What was measured of one file. */
export interface IngestLine {
  readonly name: string;
  readonly spans: number;
  readonly megabytes: number;
  /** the least of some rounds; a way that cannot read the file is absent */
  readonly ways: { readonly [way in Way]?: Run };
}
