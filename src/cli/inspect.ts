import { inputFile, inputPaths } from './inputFiles.ts';
import type { ExitCode, Inspection } from './inspection.ts';
import { exitCodeOf, inspectDocument, readDocument } from './inspection.ts';
import { inspectionText } from './inspectText.ts';

/** Prints what the files hold, each read for itself. Gives the worst exit code of all. */
export async function inspect(
  paths: readonly string[],
  options: { readonly json: boolean },
  print: (text: string) => void,
): Promise<ExitCode> {
  const inspections: Inspection[] = [];
  let worst: ExitCode = 0;
  for (const path of await inputPaths(paths)) {
    const document = await readDocument([await inputFile(path)]);
    const inspection = inspectDocument(path, document);
    worst = Math.max(worst, exitCodeOf(document)) as ExitCode;
    if (options.json) inspections.push(inspection);
    else print(inspectionText(inspection, document));
  }
  if (options.json) print(`${JSON.stringify(inspections, undefined, 2)}\n`);
  return worst;
}
