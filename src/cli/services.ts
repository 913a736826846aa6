import { deriveDependencyLinks } from '#analysis/dependencyLinks.ts';
import type { DependencyLink } from '#analysis/dependencyLinks.ts';
import type { ServiceHealth } from '#analysis/serviceHealth.ts';
import { deriveServiceHealth } from '#analysis/serviceHealth.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import { warnOf } from './convert.ts';
import { inputFiles } from './inputFiles.ts';
import type { ExitCode } from './inspection.ts';
import { exitCodeOf, hasTimes, readDocument } from './inspection.ts';
import { servicesText } from './servicesText.ts';

/** What `spanglass services --json` prints. */
export interface ServicesReport {
  readonly services: readonly ReportedService[];
  readonly edges: readonly DependencyLink[];
}

/** Times are whole ns, null where there is none; p99 also below 20 calls. */
interface ReportedService {
  /** '' = the unknown one */
  readonly name: string;
  /** entry spans: of kind SERVER or CONSUMER, or for a service without any those whose parent is not of it */
  readonly calls: number;
  /** of `calls` */
  readonly errors: number;
  readonly p50Ns: number | null;
  readonly p95Ns: number | null;
  readonly p99Ns: number | null;
  /** of all spans of the service */
  readonly selfNs: number;
}

/** ns. What the Apdex standard starts from. */
const APDEX_THRESHOLD = 500e6;

/** Reads the files as one document and prints its services and their calls. Problems go to `warn`. */
export async function services(
  paths: readonly string[],
  options: { readonly json: boolean },
  print: (text: string) => void,
  warn: (text: string) => void,
): Promise<ExitCode> {
  const document = await readDocument(await inputFiles(paths));
  warnOf(document, warn);
  const table = openSpanTable(document.table);
  const { ends, selfTime, errors } = document.derived;
  const { failed } = errors.all;
  const health = deriveServiceHealth(table, { ends, selfTime, failed, apdexThreshold: APDEX_THRESHOLD });
  if (options.json) print(`${JSON.stringify(report(document, table, health), undefined, 2)}\n`);
  else if (table.length > 0) print(servicesText({ table, health, failed, ends, apdexThreshold: APDEX_THRESHOLD }));
  return exitCodeOf(document);
}

function report(document: IngestDocument, table: SpanTable, health: readonly ServiceHealth[]): ServicesReport {
  // Without times, rows were laid out to be seen: their lengths mean nothing.
  const isTimed = hasTimes(document);
  const whole = (ns: number | undefined): number | null => (ns === undefined || !isTimed ? null : Math.round(ns));
  return {
    services: health.map(({ name, calls, errors, p50, p95, p99, self }) => ({
      name,
      calls,
      errors,
      p50Ns: whole(p50),
      p95Ns: whole(p95),
      p99Ns: whole(p99),
      selfNs: whole(self) ?? 0,
    })),
    edges: deriveDependencyLinks(table, isZipkin(document)),
  };
}

function isZipkin({ files }: IngestDocument): boolean {
  return files.every(({ format, counts }) => counts.spans === 0 || format.startsWith('Zipkin'));
}
