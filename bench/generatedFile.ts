import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateOptions, generate } from './generate.ts';
import { writeFile } from './writeFile.ts';

/**
 * Path of a generated trace below the system's temporary folder. Written once: the name tells all options, and a file
 * that begins otherwise than the generator now does is written anew.
 */
export async function generatedFile(options: GenerateOptions): Promise<string> {
  const {
    format,
    spans,
    attributesPerSpan = 15,
    uniqueShare = 0.2,
    traces = 1,
    shape = 'realistic',
    seed = 1,
  } = options;
  const name = `${format}-${shape}-${spans}-in-${traces}-with-${attributesPerSpan}-${uniqueShare}-seed-${seed}`;
  const path = join(tmpdir(), `spanglass-${name}.json`);
  if (existsSync(path) && (await beginsAs(path, options))) return path;
  // Under another name until it is whole, so that a bench that was stopped leaves no half file to be trusted.
  await writeFile(`${path}.part`, options);
  await rename(`${path}.part`, path);
  return path;
}

/** Whether the first chunks, about 1 MB, are those of the file. */
async function beginsAs(path: string, options: GenerateOptions): Promise<boolean> {
  const chunks = generate(options);
  const parts = [chunks.next().value ?? new Uint8Array(), chunks.next().value ?? new Uint8Array()];
  const wanted = Buffer.concat(parts);
  if (wanted.length === 0) return false;
  const stream = createReadStream(path, { start: 0, end: wanted.length - 1, highWaterMark: wanted.length });
  const read: Buffer[] = [];
  stream.on('data', (chunk) => read.push(Buffer.from(chunk)));
  await once(stream, 'close');
  return Buffer.concat(read).equals(wanted);
}
