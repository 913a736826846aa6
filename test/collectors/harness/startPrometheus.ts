import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningProcess } from './process.ts';
import { startProcess } from './process.ts';

/** Why it cannot be started here; undefined when it can. */
export function missingPrometheus(): string | undefined {
  const { status, error } = spawnSync('prometheus', ['--version']);
  if (status === 0) return undefined;
  return `no prometheus on this machine (Debian: apt-get install prometheus): ${error?.message ?? `ended with ${status}`}`;
}

export interface RunningPrometheus extends RunningProcess {
  readonly url: string;
}

/** A Prometheus that scrapes one target each second, and forgets everything when it is stopped. */
export async function startPrometheus(target: string, port: number): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'spanglass-prometheus-'));
  const config = join(folder, 'prometheus.yml');
  const job = {
    job_name: 'fleet',
    scrape_interval: '1s',
    scrape_timeout: '1s',
    static_configs: [{ targets: [target] }],
  };
  // JSON is YAML too.
  writeFileSync(config, JSON.stringify({ scrape_configs: [job] }));
  const url = `http://127.0.0.1:${port}`;
  const { stop } = await startProcess(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    `${url}/-/ready`,
  );
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
