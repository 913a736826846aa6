import type { CollectorKind, Connection } from '#model/connection.ts';
import type { SourceProblem, SourceProblemCode } from '#model/sourceProblem.ts';

/** What is looked at, in this order; what follows a failure cannot be known. */
const CHECKS = [
  { step: 'address', label: 'The address can be asked' },
  { step: 'reached', label: 'A server answers there' },
  { step: 'allowed', label: 'It allows this page to read it' },
  { step: 'admitted', label: 'It lets this connection in' },
  { step: 'understood', label: 'It is a server that Spanglass knows' },
  { step: 'filled', label: 'It has services' },
] as const;

type Step = (typeof CHECKS)[number]['step'];

export interface ConnectionStep {
  readonly step: Step;
  readonly label: string;
  readonly state: 'passed' | 'failed' | 'unknown';
}

export interface ConnectionTest {
  readonly steps: readonly ConnectionStep[];
  /** of the step that failed; undefined when all is well or nothing is stored yet */
  readonly problem: SourceProblem | undefined;
  /** what the server turned out to be */
  readonly kind: CollectorKind | undefined;
  /** how many services it has; undefined when that is not known */
  readonly services: number | undefined;
}

/** Asks a server for its services, and says what works and what is the first that does not. Never rejects. */
export async function testConnection(connection: Connection, signal: AbortSignal): Promise<ConnectionTest> {
  const { openServer } = await import('#sources/openCollector.ts');
  // A copy: what was found out of this connection before is not to be trusted now. That there are metrics is seen by
  // asking only.
  const fresh = { ...connection, kind: connection.kind === 'prometheus' ? undefined : connection.kind };
  const server = await openServer(fresh, signal);
  if (!server.ok) return outcome(server.error, fresh.kind, undefined);
  const { kind, collector } = server.value;
  // It has metrics, and no list of services to ask for.
  if (!collector) return outcome(undefined, kind, undefined);
  const services = await collector.services(signal);
  return services.ok ? outcome(undefined, kind, services.value.length) : outcome(services.error, kind, undefined);
}

function outcome(
  problem: SourceProblem | undefined,
  kind: CollectorKind | undefined,
  services: number | undefined,
): ConnectionTest {
  const failed = problem ? stepOf(problem.code) : services === 0 ? 'filled' : undefined;
  const at = failed === undefined ? CHECKS.length : CHECKS.findIndex(({ step }) => step === failed);
  const steps = CHECKS.map(({ step, label }, place): ConnectionStep => {
    if (step === 'filled' && services === undefined) return { step, label, state: 'unknown' };
    return { step, label, state: place < at ? 'passed' : place === at ? 'failed' : 'unknown' };
  });
  return { steps, problem, kind, services };
}

function stepOf(code: SourceProblemCode): Step {
  switch (code) {
    case 'badAddress':
    case 'noConnection':
    case 'mixedContent':
      return 'address';
    case 'unreachable':
    case 'cancelled':
    case 'timedOut':
    case 'serverTimedOut':
      return 'reached';
    case 'notAllowed':
      return 'allowed';
    case 'unauthorised':
    case 'forbidden':
      return 'admitted';
    case 'cutOff':
    case 'wrongPath':
    case 'noSuchTrace':
    case 'tooLarge':
    case 'badQuery':
    case 'rateLimited':
    case 'serverFailed':
    case 'webPage':
    case 'strangeAnswer':
    case 'errorInAnswer':
    case 'emptyAnswer':
    case 'unknownKind':
    case 'unsupported':
      return 'understood';
  }
}
