/**
 * Compiles the span lane (src/formats/lane/spanLane.as.ts, AssemblyScript) into a module that carries its WebAssembly as text,
 * so that a page, a worker, Node and tests load it alike. `npm run build:lane` writes it; a test compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../src/formats/lane');
export const CODE_FILE = join(FOLDER, 'spanLaneCode.ts');
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--zeroFilledMemory', '--enable', 'simd'];

/** Text of the module. Throws what the compiler says. */
export async function compileLane() {
  let wasm;
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main(['spanLane.as.ts', '--outFile', 'lane.wasm', ...OPTIONS], {
    readFile: (name, base) => {
      try {
        return readFileSync(join(FOLDER, base === undefined || base === '.' ? name : join(base, name)), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => {
      if (name === 'lane.wasm') wasm = contents;
    },
    listFiles: () => [],
    stderr,
  });
  if (error || !wasm) throw new Error(`The span lane does not compile: ${stderr.toString()}`, { cause: error });
  const text = Buffer.from(wasm).toString('base64');
  return `/** Made of spanLane.as.ts by \`npm run build:lane\`: WebAssembly in base64. */\nexport const SPAN_LANE_CODE =\n  '${text}';\n`;
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(CODE_FILE, await compileLane());
