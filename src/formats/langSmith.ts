import type { JsonFormat } from './jsonFormat.ts';
import { writeRun } from './langSmithRun.ts';
import { hasAll, hasAny } from './shape.ts';
import { readNested } from './nestedValue.ts';
import { SpanWriter } from './spanWriter.ts';
import type { Steps } from './steps.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, hasContent, objectsOf, textOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';

/**
 * Runs of LangSmith: batches as its SDKs send them, in two halves that are joined by id, and whole runs as its API gives
 * them (api.smith.langchain.com/redoc, “runs”).
 */
export const langSmith: JsonFormat = {
  name: 'LangSmith runs',
  recognises: (shape) =>
    PLACES.some(
      (place) =>
        hasAny(shape, `${place}dotted_order`, `${place}parent_run_id`) &&
        (hasAll(shape, `${place}id`, `${place}trace_id`) || shape.has(`${place}run_type`)),
    ),
  decoder: (context) => new LangSmithDecoder(context),
};

const PLACES = ['post[].', 'patch[].', 'runs[].', 'data[].', ''] as const;

class LangSmithDecoder extends ValueDecoder {
  private readonly writer = new SpanWriter(this.context);
  /** all runs by id, in the order of their first halves: the second may come in any later line */
  private readonly runs = new Map<string, Fields>();

  override readItem(): Steps {
    return readNested(this.context, 'child_runs', (value) => this.take(fieldsOf(value)));
  }

  protected take(item: Fields): void {
    const waiting: Fields[] = [];
    for (const list of ['patch', 'post', 'runs', 'data']) {
      // The stack gives them back in their order: first halves first.
      for (const run of objectsOf(item.get(list)).toReversed()) waiting.push(run);
    }
    if (!Array.isArray(item.get('post')) && !Array.isArray(item.get('patch')) && waiting.length === 0)
      waiting.push(item);
    for (let run = waiting.pop(); run; run = waiting.pop()) {
      this.keep(run);
      for (const child of objectsOf(run.get('child_runs')).toReversed()) waiting.push(child);
    }
  }

  finish(): void {
    for (const run of this.runs.values()) writeRun(this.writer, run);
    this.runs.clear();
  }

  private keep(run: Fields): void {
    const id = textOf(run.get('id'));
    if (id === '') {
      this.context.log.add('recordsIgnored');
      return;
    }
    const known = this.runs.get(id);
    this.runs.set(id, known ? joined(known, run) : run);
  }
}

/** The later half wins where it says something. */
function joined(first: Fields, second: Fields): Fields {
  return new Map([...first, ...[...second].filter(([, value]) => hasContent(value))]);
}
