import type { Conventions } from './conventions.ts';
import { hostOf } from './hostOf.ts';
import { summaryHead } from './summaryHead.ts';
import { addressParts, baseName, joinParts, joinWords, roughDuration } from './summaryText.ts';

function withResult(words: string | undefined, result: string | undefined): string | undefined {
  return result === undefined ? words : joinWords(words, `→ ${result}`);
}

/** `cart.CartService/GetCart · OK` */
export function summariseRpc(facts: Conventions, row: number): string {
  const method = facts.text(row, 'rpc.method');
  return joinParts(summaryHead(facts, row, method, method !== undefined), facts.text(row, 'rpc.status_code'));
}

/** `query GetUser` */
export function summariseGraphql(facts: Conventions, row: number): string {
  const name = facts.text(row, 'graphql.operation.name');
  return joinParts(
    summaryHead(facts, row, joinWords(facts.text(row, 'graphql.operation.type'), name), name !== undefined),
  );
}

/** `GET /orders/{id} → 200`; where no path was sent, `charge card · POST → 200` */
export function summariseHttpIn(facts: Conventions, row: number): string {
  const path =
    facts.text(row, 'http.route') ?? facts.text(row, 'url.path') ?? addressParts(facts.text(row, 'url.full')).path;
  return joinParts(
    withResult(
      summaryHead(facts, row, joinWords(facts.text(row, 'http.request.method'), path), (path ?? '') !== ''),
      facts.text(row, 'http.response.status_code'),
    ),
  );
}

/** `GET payment:8080/charge → 503 · try 3`; never the query */
export function summariseHttpOut(facts: Conventions, row: number): string {
  const url = addressParts(facts.text(row, 'url.full'));
  const path = facts.text(row, 'url.template') ?? facts.text(row, 'url.path') ?? url.path;
  const target = `${hostOf(facts, row) ?? url.host ?? ''}${path ?? ''}`;
  const resent = facts.number(row, 'http.request.resend_count');
  return joinParts(
    withResult(
      summaryHead(facts, row, joinWords(facts.text(row, 'http.request.method'), target), target !== ''),
      facts.text(row, 'http.response.status_code'),
    ),
    resent === undefined || resent < 1 ? undefined : `try ${resent + 1}`,
  );
}

/** `λ resize · cold start · timer` */
export function summariseFunction(facts: Conventions, row: number): string {
  const name =
    facts.text(row, 'faas.invoked_name') ?? facts.text(row, 'faas.name') ?? facts.resourceText(row, 'faas.name');
  return joinParts(
    name === undefined ? summaryHead(facts, row, undefined, false) : `λ ${name}`,
    facts.text(row, 'faas.coldstart') === 'true' ? 'cold start' : undefined,
    facts.text(row, 'faas.trigger'),
  );
}

/** `event com.acme.order.created ← /shop` */
export function summariseCloudEvent(facts: Conventions, row: number): string {
  const source = facts.text(row, 'cloudevents.event_source');
  return joinParts(
    joinWords('event', facts.text(row, 'cloudevents.event_type'), source === undefined ? undefined : `← ${source}`),
  );
}

/** `build-main · task test → failure` */
export function summarisePipeline(facts: Conventions, row: number): string {
  const task = facts.text(row, 'cicd.pipeline.task.name');
  const pipeline = facts.text(row, 'cicd.pipeline.name');
  if (task === undefined) return joinParts(withResult(pipeline, facts.text(row, 'cicd.pipeline.result')));
  return joinParts(pipeline, withResult(`task ${task}`, facts.text(row, 'cicd.pipeline.task.run.result')));
}

/** `git fetch → exit 128`; of the arguments only a leading subcommand, since later ones may be secrets */
export function summariseProcess(facts: Conventions, row: number): string {
  const subcommand = facts.list(row, 'process.command_args').at(1);
  const isOption = subcommand === undefined || !/^[a-z][\w-]*$/i.test(subcommand);
  return joinParts(
    withResult(
      joinWords(facts.text(row, 'process.executable.name'), isOption ? undefined : subcommand),
      `exit ${facts.text(row, 'process.exit.code')}`,
    ),
  );
}

/** `documentLoad /checkout · LCP 2.1 s` */
export function summariseBrowser(facts: Conventions, row: number): string {
  const { table } = facts;
  const { path } = addressParts(facts.text(row, 'url.full') ?? facts.text(row, 'location.href'));
  const vital = facts.text(row, 'browser.web_vital.name');
  const value = facts.number(row, 'browser.web_vital.value');
  // Layout shift is a score; the others are ms.
  const amount =
    value === undefined ? undefined : vital?.toUpperCase() === 'CLS' ? String(value) : roughDuration(value * 1e6);
  return joinParts(
    joinWords(table.strings.get(table.operation[row]), path ?? facts.text(row, 'url.path')),
    vital === undefined ? undefined : joinWords(vital.toUpperCase(), amount),
  );
}

/** `OrderService.price · order.ts:88` */
export function summariseCode(facts: Conventions, row: number): string {
  const name = facts.text(row, 'code.function.name')?.split('.').slice(-2).join('.');
  const file = facts.text(row, 'code.file.path');
  const line = facts.text(row, 'code.line.number');
  const place = file === undefined ? undefined : baseName(file) + (line === undefined ? '' : `:${line}`);
  return joinParts(name, place);
}
