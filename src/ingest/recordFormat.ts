import type { BytesDecoder } from '#formats/bytesFormat.ts';
import type { Detection } from '#formats/detect.ts';
import type { PourContext } from '#formats/pourContext.ts';
import { recordDecoder } from '#formats/records.ts';
import { mappingWords } from '#model/recordMapping.ts';
import type { OpenReport } from './fileReports.ts';

/** The format of a table of plain records that can be read without asking; undefined for all else. The report gets its columns. */
export function recordFormat(
  detection: Detection,
  { report, log }: OpenReport,
):
  | { readonly name: string; readonly hasStructure: boolean; readonly decoder: (context: PourContext) => BytesDecoder }
  | undefined {
  if (detection.kind !== 'records') return undefined;
  const { records } = detection;
  const { sample } = records;
  report.records = sample;
  if (!sample.isReadable) return undefined;
  if (sample.isGuess) log.add('guessedColumns', { detail: mappingWords(sample.mapping), where: report.name });
  return { name: 'Plain records', hasStructure: false, decoder: (context) => recordDecoder(records, context) };
}
