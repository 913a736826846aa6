import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jaegerConfig } from './jaegerConfig.ts';
import { freePorts, startProcess } from './process.ts';
import { otlpAsZipkin, spanCounts } from './traceData.ts';

/** The servers that the tests start, by the names their programs are provided under. */
export type CollectorName = 'Jaeger 2' | 'Jaeger 1' | 'Zipkin';

export interface RunningCollector {
  /** as a user would type it */
  readonly url: string;
  /** path below it of one trace */
  readonly tracePath: (traceId: string) => string;
  /** Sends the spans of an OTLP JSON file and waits until they can be read. */
  readonly send: (otlp: Uint8Array) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** path of the program */
  readonly program: string;
  /** lets pages of other origins read it, as far as the product can; default false */
  readonly cors?: boolean;
}

export function startCollector(name: CollectorName, options: StartOptions): Promise<RunningCollector> {
  switch (name) {
    case 'Jaeger 2':
      return startJaeger2(options);
    case 'Jaeger 1':
      return startJaeger1(options);
    case 'Zipkin':
      return startZipkin(options);
  }
}

async function startJaeger2({ program, cors = false }: StartOptions): Promise<RunningCollector> {
  const [query, grpc, otlp] = await freePorts(3);
  const folder = mkdtempSync(join(tmpdir(), 'spanglass-jaeger-'));
  const config = join(folder, 'jaeger.yaml');
  writeFileSync(config, jaegerConfig({ query, grpc, otlp, basePath: '/jaeger', cors }));
  const url = `http://127.0.0.1:${query}/jaeger`;
  const { stop } = await startProcess(program, [`--config=${config}`], `${url}/api/v3/services`);
  return {
    ...jaeger(url, otlp),
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startJaeger1({ program, cors = false }: StartOptions): Promise<RunningCollector> {
  const [query, otlp, ...others] = await freePorts(7);
  const url = `http://127.0.0.1:${query}/jaeger`;
  const listens = [
    ['query.http-server', query],
    ['collector.otlp.http', otlp],
    ['query.grpc-server', others[0]],
    ['collector.otlp.grpc', others[1]],
    ['collector.http-server', others[2]],
    ['collector.grpc-server', others[3]],
    ['admin.http', others[4]],
  ].map(([name, port]) => `--${name}.host-port=127.0.0.1:${port}`);
  const args = ['--query.base-path=/jaeger', '--log-level=error', ...listens];
  if (cors) args.push('--query.additional-headers=Access-Control-Allow-Origin: *');
  const { stop } = await startProcess(program, args, `${url}/api/services`);
  return { ...jaeger(url, otlp), stop };
}

function jaeger(url: string, otlp: number): Omit<RunningCollector, 'stop'> {
  const tracePath = (traceId: string): string => `api/v3/traces/${traceId}`;
  return {
    url,
    tracePath,
    send: async (bytes) => {
      await post(`http://127.0.0.1:${otlp}/v1/traces`, bytes);
      await untilStored(bytes, (traceId) => `${url}/${tracePath(traceId)}`);
    },
  };
}

/** Up in half the time on two cores, and small: it serves a test, not a year. */
const QUICK_JAVA = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

async function startZipkin({ program, cors = false }: StartOptions): Promise<RunningCollector> {
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const env = { QUERY_PORT: String(port), STORAGE_TYPE: 'mem', ...(cors ? {} : { ZIPKIN_QUERY_ALLOWED_ORIGINS: '' }) };
  const { stop } = await startProcess('java', [...QUICK_JAVA, '-jar', program], `${url}/api/v2/services`, env);
  const tracePath = (traceId: string): string => `api/v2/trace/${traceId}`;
  return {
    url,
    tracePath,
    send: async (bytes) => {
      await post(`${url}/api/v2/spans`, await otlpAsZipkin(bytes));
      await untilStored(bytes, (traceId) => `${url}/${tracePath(traceId)}`);
    },
    stop,
  };
}

async function post(address: string, body: Uint8Array | string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: body as BodyInit });
  if (!response.ok) throw new Error(`${address} answered ${response.status} ${await response.text()}`);
}

/** Servers take spans before they store them: asks for each trace until it has them all. */
async function untilStored(otlp: Uint8Array, addressOf: (traceId: string) => string): Promise<void> {
  for (const [traceId, count] of spanCounts(otlp)) {
    for (let found = 0; found < count;) {
      const response = await fetch(addressOf(traceId));
      const body = await response.text();
      found = response.ok ? [...body.matchAll(/"traceId":/g)].length : 0;
      if (found < count) await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}
