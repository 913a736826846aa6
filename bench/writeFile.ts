import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type GenerateOptions, generate } from './generate.ts';

/** Writes a generated trace to `path`, whose folder is made if missing, and returns its size in bytes. Memory stays at a few chunks. */
export async function writeFile(path: string, options: GenerateOptions): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  let bytes = 0;
  try {
    for (const chunk of generate(options)) {
      await file.writeFile(chunk);
      bytes += chunk.length;
    }
  } finally {
    await file.close();
  }
  return bytes;
}
