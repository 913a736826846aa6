import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A program of a collector on this machine, or one sentence that says why there is none. */
export type Program = { readonly path: string } | { readonly missing: string };

/** The newest that the Go module proxy has; its module holds Jaeger 2.13 and, as `all-in-one`, Jaeger 1.76. */
const JAEGER = 'github.com/jaegertracing/jaeger@v1.76.0';
const ZIPKIN = 'io.zipkin:zipkin-server:3.5.1:jar:exec';
/** The user's own cache: every checkout on this machine shares what took minutes to build. */
const FOLDER = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'spanglass-collectors');

/** ms for each download and build. With nothing cached a build takes some minutes of two cores. */
const PATIENCE = 12 * 60_000;

/** The command of a Jaeger: built from its module once, and kept. */
export function jaegerProgram(command: 'jaeger' | 'all-in-one'): Program {
  const path = join(FOLDER, `${command === 'jaeger' ? command : `jaeger-${command}`}-1.76.0`);
  if (existsSync(path)) return { path };
  const module = run('go', ['mod', 'download', '-json', JAEGER]);
  if ('missing' in module) return module;
  const { Dir } = JSON.parse(module.out) as { readonly Dir: string };
  // Built where it stands: as a dependency its own replacements would not hold. Under another name until it is whole.
  const built = run('go', [
    'build',
    '-C',
    Dir,
    '-buildvcs=false',
    '-ldflags=-s -w',
    '-o',
    `${path}.new`,
    `./cmd/${command}`,
  ]);
  if ('missing' in built) return built;
  renameSync(`${path}.new`, path);
  return { path };
}

/** The jar of a Zipkin, from Maven Central. */
export function zipkinProgram(): Program {
  const path = join(FOLDER, 'zipkin-server-3.5.1-exec.jar');
  const java = run('java', ['-version']);
  if ('missing' in java) return java;
  if (existsSync(path)) return { path };
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
  const copied = run('mvn', ['-B', '-q', goal, `-Dartifact=${ZIPKIN}`, `-DoutputDirectory=${FOLDER}`]);
  return 'missing' in copied ? copied : { path };
}

function run(command: string, args: readonly string[]): { readonly out: string } | { readonly missing: string } {
  mkdirSync(FOLDER, { recursive: true });
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: FOLDER,
    encoding: 'utf8',
    timeout: PATIENCE,
    maxBuffer: 1 << 26,
  });
  if (status === 0) return { out: stdout };
  const [reason] = error ? [error.message] : stderr.trim().split('\n').slice(-1);
  return { missing: `${command} ${args[0]} failed: ${reason}` };
}
