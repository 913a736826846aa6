import { contentAttribute, genAiOperation } from './genAi.ts';
import { attributesOf } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { openedText } from './jsonTextValue.ts';
import { hasAll } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { flatEntries, SpanWriter } from './spanWriter.ts';
import { anyTime } from './times.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, firstOf, hasContent, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * A trace of Langfuse with its observations, as its export and its API give it (api.reference.langfuse.com): the
 * observations are the spans; what is said about the trace goes to its roots.
 */
export const langfuse: JsonFormat = {
  name: 'Langfuse trace',
  recognises: (shape) =>
    PLACES.some((place) => hasAll(shape, `${place}traceId`, `${place}startTime`, `${place}parentObservationId`)) ||
    hasAll(shape, 'trace', 'observations[].traceId'),
  decoder: (context) => new LangfuseDecoder(context),
};

const PLACES = ['observations[].', 'data[].', ''] as const;
/** What is said about a trace and what its root is told of it. */
const OF_TRACE: ReadonlyMap<string, string> = new Map([
  ['name', 'langfuse.trace.name'],
  ['userId', 'user.id'],
  ['sessionId', 'session.id'],
  ['tags', 'langfuse.trace.tags'],
  ['release', 'langfuse.release'],
  ['version', 'langfuse.trace.version'],
  ['scores', 'langfuse.trace.scores'],
]);
const KNOWN: ReadonlySet<string> = new Set([
  'id',
  'traceId',
  'parentObservationId',
  'name',
  'startTime',
  'endTime',
  'statusMessage',
  'input',
  'output',
  'model',
  'metadata',
  'modelParameters',
  'usageDetails',
  // Sums and copies of usageDetails and costDetails, and what Langfuse keeps for itself.
  'usage',
  'inputUsage',
  'outputUsage',
  'totalUsage',
  'inputCost',
  'outputCost',
  'projectId',
  'createdAt',
  'updatedAt',
  'internalModel',
  'internalModelId',
  'latency',
]);
/** Parameters of a request that have a name in OpenTelemetry’s conventions. */
const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['temperature', 'gen_ai.request.temperature'],
  ['top_p', 'gen_ai.request.top_p'],
  ['topP', 'gen_ai.request.top_p'],
  ['max_tokens', 'gen_ai.request.max_tokens'],
  ['maxTokens', 'gen_ai.request.max_tokens'],
]);

class LangfuseDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);

  protected take(item: Fields): void {
    if (item.has('parentObservationId') && !item.has('observations')) {
      this.write(item, new Map());
      return;
    }
    const trace = item.get('trace') instanceof Map ? fieldsOf(item.get('trace')) : item;
    for (const observation of objectsOf(firstOf(item, 'observations', 'data'))) this.write(observation, trace);
  }

  private write(fields: Fields, trace: Fields): void {
    const { writer } = this;
    if (!fields.has('startTime')) {
      this.context.log.add('recordsIgnored');
      return;
    }
    const span = writer.begin();
    writer.ids(firstOf(fields, 'traceId') ?? trace.get('id'), fields.get('id'), fields.get('parentObservationId'));
    writer.name(fields.get('name'));
    writer.start(anyTime(fields.get('startTime'), 'ms'));
    writer.finish(anyTime(fields.get('endTime'), 'ms'));
    const type = textOf(fields.get('type'));
    if (type === 'EVENT') writer.duration(0);
    if (fields.get('level') === 'ERROR') writer.failed();
    writer.statusMessage(fields.get('statusMessage'));
    const metadata = fieldsOf(openedText(fields.get('metadata')));
    // Sent by OpenTelemetry: what it was made of stands here.
    writer.resource({ attributes: attributesOf(metadata.get('resourceAttributes')) });
    const scope = fieldsOf(metadata.get('scope'));
    writer.scope(scope.get('name'), scope.get('version'), attributesOf(scope.get('attributes')));
    const sent = attributesOf(metadata.get('attributes'));
    for (const [key, value] of genAiFields(fields, type)) {
      if (!sent.has(key)) writer.attribute(key, value);
    }
    writer.attributes(sent);
    writer.flatAttributes(metadata, 'metadata.', OF_OPEN_TELEMETRY);
    for (const [key, value] of flatEntries(fields, '', KNOWN)) {
      if (hasContent(value) && !USUAL.has(`${key} ${textOf(value)}`)) writer.attribute(key, value);
    }
    if (span.parentId < 0) this.writeTrace(trace);
    writer.end();
  }

  private writeTrace(trace: Fields): void {
    for (const [key, attribute] of OF_TRACE) {
      const value = trace.get(key) ?? null;
      if (hasContent(value)) this.writer.attribute(attribute, value);
    }
  }
}

/** What nearly all observations say. */
const USUAL: ReadonlySet<string> = new Set(['level DEFAULT', 'environment default', 'totalCost 0']);
const OF_OPEN_TELEMETRY: ReadonlySet<string> = new Set(['attributes', 'resourceAttributes', 'scope']);

/** What has a name in OpenTelemetry’s conventions, under that name. */
function genAiFields(fields: Fields, type: string): [key: string, value: SmallValue][] {
  const result: [string, SmallValue][] = [];
  const operation = genAiOperation(type);
  if (operation !== undefined) result.push(['gen_ai.operation.name', operation]);
  const name = fields.get('name');
  if (typeof name === 'string' && type === 'TOOL') result.push(['gen_ai.tool.name', name]);
  if (typeof name === 'string' && type === 'AGENT') result.push(['gen_ai.agent.name', name]);
  const model = fields.get('model');
  if (typeof model === 'string' && model !== '') result.push(['gen_ai.request.model', model]);
  for (const [key, value] of flatEntries(fieldsOf(openedText(fields.get('modelParameters'))))) {
    if (hasContent(value)) result.push([PARAMETERS.get(key) ?? `modelParameters.${key}`, value]);
  }
  const usage = fieldsOf(openedText(firstOf(fields, 'usageDetails', 'usage')));
  for (const [key, value] of usage) {
    const known = USAGE.get(key);
    if (known !== undefined && hasContent(value)) result.push([known, value]);
    else if (typeof value === 'number') result.push([`usageDetails.${key}`, value]);
  }
  for (const side of ['input', 'output'] as const) {
    const content = contentAttribute(side, fields.get(side));
    if (content) result.push([...content]);
  }
  return result;
}

const USAGE: ReadonlyMap<string, string> = new Map([
  ['input', 'gen_ai.usage.input_tokens'],
  ['output', 'gen_ai.usage.output_tokens'],
  ['promptTokens', 'gen_ai.usage.input_tokens'],
  ['completionTokens', 'gen_ai.usage.output_tokens'],
]);
