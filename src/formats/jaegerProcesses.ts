import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { Definitions } from '#model/definitions.ts';
import type { FieldReader } from './fields.ts';
import type { JaegerTagReader } from './jaegerTag.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext } from './steps.ts';
import { placeOf } from './steps.ts';

const PROCESS = new KeySet({ serviceName: [], tags: [] });
const NO_KEYS = new KeySet({});
/** What Jaeger writes for an OTLP resource without a name: jaegertracing/jaeger `internal/jptrace`. */
export const NO_SERVICE_NAME = 'OTLPResourceNoServiceName';

/**
 * The processes of one trace object. Spans name them by an id of their own (`p1`) that means another process in the next
 * trace object, and the map of processes may come before the spans or after them: so each id has a slot, bound when its
 * process is met.
 */
export class ProcessScope {
  readonly slots = new Map<number, number>();
  /** Spans of each slot. */
  readonly spans = new Map<number, number>();

  /** Slot of the process of one more span. `id` is a string index, or −1 for the process that stands beside the spans. */
  slotForSpan(resources: Definitions, id: number): number {
    const slot = this.slotOf(resources, id);
    this.spans.set(slot, (this.spans.get(slot) ?? 0) + 1);
    return slot;
  }

  slotOf(resources: Definitions, id: number): number {
    let slot = this.slots.get(id);
    if (slot === undefined) {
      slot = resources.newSlot();
      this.slots.set(id, slot);
    }
    return slot;
  }

  /** At the end of the trace object: counts the spans whose process was never met. */
  reportMissing(context: ReadContext): void {
    const { resources, strings } = context.builder;
    for (const [id, slot] of this.slots) {
      if (resources.definitionOf(slot) >= 0) continue;
      const example = { detail: strings.text(id), where: placeOf(context) };
      context.log.add('missingProcess', example, this.spans.get(slot) ?? 0);
    }
  }
}

/** Reads processes into resources. */
export class JaegerProcessReader {
  private readonly context: ReadContext;
  private readonly fields: FieldReader;
  private readonly tags: JaegerTagReader;
  private readonly serviceNameKey: number;
  private readonly noName: number;

  constructor(context: ReadContext, fields: FieldReader, tags: JaegerTagReader) {
    this.context = context;
    this.fields = fields;
    this.tags = tags;
    const { strings } = context.builder;
    this.serviceNameKey = strings.internText('service.name');
    this.noName = strings.internText(NO_SERVICE_NAME);
  }

  /** Reads the map `{p1: {serviceName, tags}…}` that comes next and binds its slots. */
  readMap(scope: ProcessScope): void {
    const { reader, builder } = this.context;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    while (reader.nextKey(NO_KEYS) !== undefined) {
      const id = builder.strings.intern(reader.text, reader.textFrom, reader.textTo);
      const definition = this.readDefinition();
      if (definition >= 0) builder.resources.bind(scope.slotOf(builder.resources, id), definition);
    }
  }

  /** Slot of the process that stands here, −1 when there is none. */
  readInline(): number {
    const definition = this.readDefinition();
    return definition < 0 ? -1 : this.context.builder.resources.slotFor(definition);
  }

  private readDefinition(): number {
    const { reader, builder } = this.context;
    const { attributes } = builder.resources;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return -1;
    }
    let service = -1;
    reader.enterObject();
    for (let key = reader.nextKey(PROCESS); key !== undefined; key = reader.nextKey(PROCESS)) {
      if (key === 'serviceName') {
        service = this.fields.nonEmptyText();
        if (service === this.noName) service = -1;
        if (service >= 0) attributes.push(this.serviceNameKey, ATTRIBUTE_TYPE.string, service);
      } else if (key === 'tags') this.readTags();
      else reader.skipValue();
    }
    return builder.resources.define(service);
  }

  private readTags(): void {
    const { tag } = this.tags;
    const { attributes } = this.context.builder.resources;
    if (!this.tags.enterList()) return;
    while (this.tags.next()) attributes.push(tag.key, tag.type, tag.value);
  }
}
