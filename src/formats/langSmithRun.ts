import { contentAttribute, genAiOperation } from './genAi.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries } from './spanWriter.ts';
import type { SpanWriter } from './spanWriter.ts';
import { anyTime } from './times.ts';
import type { UnixTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, hasContent, objectsOf, textOf } from './valueAccess.ts';

const KNOWN: ReadonlySet<string> = new Set([
  'id',
  'trace_id',
  'parent_run_id',
  'dotted_order',
  'name',
  'start_time',
  'end_time',
  'error',
  'events',
  'inputs',
  'outputs',
  'session_name',
  'child_runs',
  'child_run_ids',
  'prompt_tokens',
  'completion_tokens',
  'status',
]);

/** Pours one run, both halves of it joined. */
export function writeRun(writer: SpanWriter, run: Fields): void {
  const order = textOf(run.get('dotted_order')).split('.').filter(Boolean);
  writer.begin();
  const own = textOf(run.get('id'));
  const parent = firstOf(run, 'parent_run_id') ?? idOf(order.at(-2));
  writer.ids(firstOf(run, 'trace_id') ?? idOf(order[0]) ?? (parent === undefined ? own : null), own, parent);
  writer.name(run.get('name'));
  writer.start(anyTime(run.get('start_time'), 'ms') ?? timeOf(order.at(-1)));
  writer.finish(anyTime(run.get('end_time'), 'ms'));
  const error = textOf(run.get('error'));
  if (error !== '') writer.failed(error);
  else if (run.get('error') instanceof Map) writer.failed(at(run, 'error', 'message'));
  writer.resource({ service: textOf(firstOf(run, 'session_name')) });
  for (const [key, value] of genAiFields(run)) writer.attribute(key, value);
  for (const [key, value] of flatEntries(run, '', KNOWN)) if (hasContent(value)) writer.attribute(key, value);
  for (const event of objectsOf(run.get('events'))) {
    writer.event(
      event.get('name'),
      anyTime(event.get('time'), 'ms'),
      new Map(flatEntries(fieldsOf(event.get('kwargs')))),
    );
  }
  writer.end();
}

/** What has a name in OpenTelemetry’s conventions, under that name. */
function genAiFields(run: Fields): [key: string, value: SmallValue][] {
  const result: [string, SmallValue][] = [];
  const type = run.get('run_type');
  const operation = genAiOperation(type);
  if (operation !== undefined) result.push(['gen_ai.operation.name', operation]);
  if (type === 'tool') result.push(['gen_ai.tool.name', textOf(run.get('name'))]);
  const model = firstOf(fieldsOf(at(run, 'extra', 'metadata')), 'ls_model_name') ?? at(run, 'inputs', 'model');
  if (typeof model === 'string') result.push(['gen_ai.request.model', model]);
  const answered = at(run, 'outputs', 'model');
  if (typeof answered === 'string') result.push(['gen_ai.response.model', answered]);
  const provider = at(run, 'extra', 'metadata', 'ls_provider');
  if (typeof provider === 'string') result.push(['gen_ai.provider.name', provider]);
  const usage = fieldsOf(at(run, 'outputs', 'usage_metadata') ?? at(run, 'outputs', 'usage'));
  const input = firstOf(usage, 'input_tokens', 'prompt_tokens') ?? firstOf(run, 'prompt_tokens');
  const output = firstOf(usage, 'output_tokens', 'completion_tokens') ?? firstOf(run, 'completion_tokens');
  if (input !== undefined) result.push(['gen_ai.usage.input_tokens', input]);
  if (output !== undefined) result.push(['gen_ai.usage.output_tokens', output]);
  for (const [side, key] of SIDES) {
    const content = contentAttribute(side, run.get(key));
    if (content) result.push([...content]);
  }
  return result;
}

const SIDES = [
  ['input', 'inputs'],
  ['output', 'outputs'],
] as const;

/** A part of a dotted order is a time and an id: `20241011T205820695375Zfe8ffecb-72ce-…`. */
const ORDER = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d*)Z(.+)$/;

function idOf(part: string | undefined): string | undefined {
  return ORDER.exec(part ?? '')?.[8];
}

function timeOf(part: string | undefined): UnixTime | undefined {
  const found = ORDER.exec(part ?? '');
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction] = found;
  return anyTime(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction === '' ? '0' : fraction}Z`);
}
