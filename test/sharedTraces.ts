import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Trace files of many origins, kept beside the project and not in it. `MANIFEST.json` there gives each one's figures,
 * counted by an independent reading. SPANGLASS_TRACES names another folder.
 */
export const sharedFolder = resolve(
  process.env.SPANGLASS_TRACES ?? join(import.meta.dirname, '..', '..', 'shared', 'traces'),
);
const MANIFEST = join(sharedFolder, 'MANIFEST.json');

/** Why tests that use the files are skipped, '' when the files are here. */
export const missingTraces = existsSync(MANIFEST) ? '' : `no ${MANIFEST}; set SPANGLASS_TRACES to the folder of traces`;

/**
 * Figures of one file, by the rules that stand in MANIFEST.json; times in ns as text, null = no times. Counts that are null
 * are not told.
 */
export interface TraceTruth {
  readonly traces: number;
  readonly spans: number;
  readonly services: number;
  readonly root_spans: number | null;
  readonly orphan_spans: number | null;
  readonly error_spans: number | null;
  readonly cycle_spans: number;
  readonly distinct_span_ids: number;
  readonly max_depth: number | null;
  readonly min_start_ns: string | null;
  readonly max_end_ns: string | null;
}

export interface SharedTrace {
  /** path in the folder: `jaeger-json/duo-traces.json` */
  readonly file: string;
  /** first part of the path, which is the format */
  readonly folder: string;
  readonly bytes: number;
  readonly truth: TraceTruth;
}

/** All files of the manifest, or those of some formats; none where the folder is missing. */
export function sharedTraces(...folders: readonly string[]): SharedTrace[] {
  if (missingTraces !== '') return [];
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { files: Omit<SharedTrace, 'folder'>[] };
  return manifest.files
    .map((entry) => ({ ...entry, folder: entry.file.split('/', 1)[0] }))
    .filter(({ folder }) => folders.length === 0 || folders.includes(folder));
}

export function sharedTraceBytes(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(sharedFolder, file)));
}

/** A dependency link as Zipkin's own linker writes it; an absent count of errors is 0. */
export interface SharedLink {
  readonly parent: string;
  readonly child: string;
  readonly callCount: number;
  readonly errorCount?: number;
}

/** The files of zipkin-v2 that are here, with the links that Zipkin's linker gives for them. */
export function sharedZipkinLinks(): { readonly file: string; readonly links: readonly SharedLink[] }[] {
  const folder = join(sharedFolder, 'zipkin-links');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => ({ name, file: `zipkin-v2/${name}` }))
    .filter(({ file }) => existsSync(join(sharedFolder, file)))
    .map(({ name, file }) => ({ file, links: JSON.parse(readFileSync(join(folder, name), 'utf8')) as SharedLink[] }));
}
