import { contentAttribute, genAiOperation } from './genAi.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { hasAny } from './shape.ts';
import { readNested } from './nestedValue.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import type { Steps } from './steps.ts';
import { anyTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { at, fieldsOf, firstOf, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Records of runs of Microsoft’s prompt flow (microsoft/promptflow, `RunInfo`): calls within calls, without ids. The
 * nesting gives the parents, and we the ids.
 */
export const promptflow: JsonFormat = {
  name: 'prompt flow runs',
  recognises: (shape) => hasAny(shape, 'run_info.api_calls', 'api_calls[].children', 'api_calls[].start_time', ...RUNS),
  decoder: (context) => new PromptflowDecoder(context),
};

const RUNS = ['flow_runs[].api_calls', 'node_runs[].api_calls'] as const;
const KNOWN: ReadonlySet<string> = new Set([
  'name',
  'start_time',
  'end_time',
  'error',
  'inputs',
  'output',
  'children',
  'parent_id',
]);
const USAGE: ReadonlyMap<string, string> = new Map([
  ['prompt_tokens', 'gen_ai.usage.input_tokens'],
  ['completion_tokens', 'gen_ai.usage.output_tokens'],
]);

class PromptflowDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);
  private calls = 0;

  override readItem(): Steps {
    return readNested(this.context, 'children', (value) => this.take(fieldsOf(value)));
  }

  protected take(item: Fields): void {
    const flows = objectsOf(item.get('flow_runs'));
    // The nodes of a flow stand among its calls too.
    const runs = flows.length > 0 ? flows : objectsOf(item.get('node_runs'));
    for (const run of runs.length > 0 ? runs : [item.has('run_info') ? fieldsOf(item.get('run_info')) : item])
      this.writeRun(run);
  }

  private writeRun(run: Fields): void {
    const runId = firstOf(run, 'run_id', 'root_run_id') ?? null;
    const waiting = objectsOf(run.get('api_calls'))
      .map((call): [Fields, number] => [call, 0])
      .toReversed();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [call, parent] = next;
      const id = this.write(call, runId, parent);
      for (const child of objectsOf(call.get('children')).toReversed()) waiting.push([child, id]);
    }
  }

  /** Gives the id of the call; 0 = no parent. */
  private write(call: Fields, runId: SmallValue, parent: number): number {
    const { writer } = this;
    const id = ++this.calls;
    writer.begin();
    writer.ids(runId, id, parent);
    writer.name(call.get('name'));
    writer.start(anyTime(call.get('start_time'), 's'));
    writer.finish(anyTime(call.get('end_time'), 's'));
    const error = call.get('error');
    if (error instanceof Map) writer.failed(firstOf(error, 'message'));
    else if (textOf(error) !== '') writer.failed(error);
    const operation = genAiOperation(call.get('type'));
    if (operation !== undefined) writer.attribute('gen_ai.operation.name', operation);
    const model = at(call, 'inputs', 'model') ?? at(call, 'inputs', 'engine');
    if (typeof model === 'string') writer.attribute('gen_ai.request.model', model);
    const input = contentAttribute('input', call.get('inputs'));
    if (input) writer.attribute(...input);
    const output = contentAttribute('output', call.get('output'));
    if (output) writer.attribute(...output);
    for (const [key, value] of flatEntries(call, '', KNOWN)) {
      if (value === null) continue;
      writer.attribute(USAGE.get(key.replace('system_metrics.', '')) ?? key, value);
    }
    writer.flatAttributes(fieldsOf(error), 'error.');
    writer.end();
    return id;
  }
}
