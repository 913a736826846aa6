import { failure, success } from '#base/result.ts';
import type { CollectorKind, Connection } from '#model/connection.ts';
import { COLLECTOR_KINDS } from '#model/connection.ts';
import type { SourceProblem } from '#model/sourceProblem.ts';
import { askJson, askText } from './askJson.ts';
import type { Answer } from './sourceProblems.ts';
import { isFields } from './decoding.ts';
import type { Question } from './requestAddress.ts';
import { sourceProblem } from './sourceProblems.ts';
import { isAbsentPath } from './traceProblems.ts';

/** Ports as each is shipped; 9412 is SkyWalking answering as Zipkin. */
const PORTS: Readonly<Record<string, CollectorKind>> = {
  '16686': 'jaeger',
  '9411': 'zipkin',
  '9412': 'zipkin',
  '3200': 'tempo',
  '9090': 'prometheus',
};

/** What an address says of the kind of its server by its port or a word in it; undefined when nothing. Asks nobody. */
export function kindOfAddress(url: string): CollectorKind | undefined {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(url.trim()) ? url.trim() : `http://${url.trim()}`;
  if (!URL.canParse(text)) return undefined;
  const { port, hostname, pathname } = new URL(text);
  const words = `${pathname} ${hostname}`.toLowerCase();
  return (
    PORTS[port] ??
    COLLECTOR_KINDS.find((kind) => words.includes(kind)) ??
    (/\bmimir\b/.test(words) ? 'prometheus' : undefined)
  );
}

interface Probe {
  readonly kind: CollectorKind;
  readonly question: Question;
  readonly isOurs: (answer: unknown) => boolean;
}

const PROBES: readonly Probe[] = [
  { kind: 'jaeger', question: { path: '/api/v3/services' }, isOurs: isFields },
  {
    kind: 'jaeger',
    question: { path: '/api/services' },
    isOurs: (answer) => isFields(answer) && 'data' in answer,
  },
  { kind: 'zipkin', question: { path: '/api/v2/services' }, isOurs: Array.isArray },
  { kind: 'tempo', question: { path: '/api/echo' }, isOurs: (answer) => answer === 'echo' },
  {
    kind: 'prometheus',
    question: { path: '/api/v1/status/buildinfo' },
    isOurs: (answer) => isFields(answer) && answer['status'] === 'success',
  },
  { kind: 'zipkin', question: { path: '/zipkin/api/v2/services' }, isOurs: Array.isArray },
];

/** An answer of a list of services that came while one looked what the server is. */
export interface FirstAnswer {
  readonly path: string;
  readonly value: unknown;
  /** Unix ms when it came */
  readonly at: number;
}

/** What a server turned out to be. */
export interface DetectedServer {
  readonly kind: CollectorKind;
  /** what it answered; undefined where nobody had to ask */
  readonly first?: FirstAnswer;
}

/** ms for which such an answer stands for the question that everybody asks next. */
const FIRST_FRESH = 10_000;

/** The value of a first answer if it came from this path just now. */
export function firstAt(first: FirstAnswer | undefined, path: string): unknown {
  return first?.path === path && Date.now() - first.at < FIRST_FRESH ? first.value : undefined;
}

/**
 * Finds out what a server is by harmless questions, one after the other, those that its address speaks for first. It ends
 * at the first that fits, and at the first problem that the next question would meet too.
 */
export async function detectServer(connection: Connection, signal: AbortSignal): Answer<DetectedServer> {
  const likely = kindOfAddress(connection.url);
  const probes = [...PROBES.filter(({ kind }) => kind === likely), ...PROBES.filter(({ kind }) => kind !== likely)];
  let last: SourceProblem | undefined;
  for (const { kind, question, isOurs } of probes) {
    const server = { connection, kind };
    const answer =
      kind === 'tempo' ? await echo(connection, question, signal) : await askJson(server, question, signal);
    if (answer.ok && isOurs(answer.value)) {
      return success({ kind, first: { path: question.path, value: answer.value, at: Date.now() } });
    }
    if (!answer.ok && !tellsOfPath(answer.error)) return answer;
    if (!answer.ok && !last) last = answer.error;
  }
  return failure(
    sourceProblem(
      'unknownKind',
      'The server answers, but is no Jaeger, Zipkin, Tempo or Prometheus that Spanglass knows.',
      'Check the path of the connection: the API may stand below a prefix. Or say which of them it is.',
      last && { url: last.url, status: last.status, answer: last.answer, detail: last.detail },
    ),
  );
}

async function echo(connection: Connection, question: Question, signal: AbortSignal): Answer<string> {
  const answer = await askText({ connection, kind: 'tempo' }, question, signal);
  return answer.ok ? success(answer.value.text.trim()) : answer;
}

/** Problems that only say that this is not the path of this server. */
function tellsOfPath(problem: SourceProblem): boolean {
  return isAbsentPath(problem) || ['badQuery', 'strangeAnswer', 'emptyAnswer', 'errorInAnswer'].includes(problem.code);
}
