import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { SpanTableBuilder } from '#model/spanTableBuilder.ts';

/** Bytes of a body that serve as the name of its record. */
const NAME_BYTES = 4096;

/** Levels by OTLP's numbers, four each from 1 on, and what else loggers call them. */
const LEVELS: readonly (readonly string[])[] = [
  ['trace', 'finest', 'finer', 'verbose', 'trc'],
  ['debug', 'fine', 'config', 'dbg'],
  ['info', 'information', 'informational', 'inf', 'notice'],
  ['warn', 'warning', 'wrn'],
  ['error', 'err', 'severe'],
  ['fatal', 'critical', 'crit', 'emergency', 'emerg', 'alert', 'panic', 'ftl'],
];
/** OTLP's severity number of the name of a level in small letters. */
export const LEVEL_NUMBERS: ReadonlyMap<string, number> = new Map(
  LEVELS.flatMap((names, level) => names.map((name): [string, number] => [name, level * 4 + 1])),
);

/** OTLP's severity by its names (`SEVERITY_NUMBER_INFO2`, `info2`) and numbers as text; 0 = none told. */
export const SEVERITY_NAMES: ReadonlyMap<string, number> = severityNames();

function severityNames(): Map<string, number> {
  const names = new Map<string, number>([
    ['severity_number_unspecified', 0],
    ['unspecified', 0],
    ['0', 0],
  ]);
  for (let number = 1; number <= 24; number++) {
    const name = LEVELS[(number - 1) >> 2][0] + ((number - 1) % 4 === 0 ? '' : String(((number - 1) % 4) + 1));
    names.set(name, number).set(`severity_number_${name}`, number).set(String(number), number);
  }
  return names;
}

/**
 * The log record being read: a reader fills what its input has and pushes attributes to `builder.logs.attributes`, then
 * `pour` ends it.
 */
export class PendingLog {
  /** string indexes, −1 = none */
  traceId = -1;
  spanId = -1;
  eventName = -1;
  severityText = -1;
  service = -1;
  /** OTLP's number, 0 = none */
  severity = 0;
  /** Unix seconds and ns above them; NaN = no time */
  sec = Number.NaN;
  nano = 0;
  observedSec = Number.NaN;
  observedNano = 0;
  /** the body, as an attribute has it */
  bodyType: number = ATTRIBUTE_TYPE.empty;
  bodyValue = 0;
  droppedAttributes = 0;

  private readonly builder: SpanTableBuilder;
  private readonly serviceKey: number;
  private readonly bodyKey: number;
  private readonly severityKey: number;
  private readonly droppedKey: number;

  constructor(builder: SpanTableBuilder) {
    const { strings } = builder;
    this.builder = builder;
    this.serviceKey = strings.internText('service.name');
    this.bodyKey = strings.internText('log.body');
    this.severityKey = strings.internText('log.severity_text');
    this.droppedKey = strings.internText('log.dropped_attributes_count');
  }

  reset(service: number): void {
    this.traceId = this.spanId = this.eventName = this.severityText = -1;
    this.service = service;
    this.severity = 0;
    this.sec = this.observedSec = Number.NaN;
    this.nano = this.observedNano = 0;
    this.bodyType = ATTRIBUTE_TYPE.empty;
    this.bodyValue = this.droppedAttributes = 0;
  }

  pour(): void {
    const { logs } = this.builder;
    const { attributes } = logs;
    const body = this.bodyName();
    const isTold = this.bodyType === ATTRIBUTE_TYPE.empty || (this.eventName < 0 && this.isPlain() && body.isWhole);
    if (!isTold) attributes.push(this.bodyKey, this.bodyType, this.bodyValue);
    const severity = this.level();
    if (this.service >= 0 && attributes.openText(this.serviceKey) < 0)
      attributes.push(this.serviceKey, ATTRIBUTE_TYPE.string, this.service);
    if (this.droppedAttributes > 0) attributes.push(this.droppedKey, ATTRIBUTE_TYPE.int, this.droppedAttributes);
    const isObserved = Number.isNaN(this.sec);
    logs.push({
      traceId: this.traceId,
      spanId: this.spanId,
      name: this.eventName >= 0 ? this.eventName : body.name,
      sec: isObserved ? this.observedSec : this.sec,
      nano: isObserved ? this.observedNano : this.nano,
      severity,
    });
  }

  /** A name shows all there is to a value of this type. */
  private isPlain(): boolean {
    return this.bodyType <= ATTRIBUTE_TYPE.bigInt;
  }

  private bodyName(): { name: number; isWhole: boolean } {
    const { strings } = this.builder;
    const { bodyType, bodyValue } = this;
    if (bodyType === ATTRIBUTE_TYPE.empty) return { name: -1, isWhole: true };
    if (bodyType < ATTRIBUTE_TYPE.bigInt && bodyType !== ATTRIBUTE_TYPE.string) {
      const text = bodyType === ATTRIBUTE_TYPE.bool ? String(bodyValue === 1) : String(bodyValue);
      return { name: strings.internText(text), isWhole: true };
    }
    const bytes = strings.view(bodyValue);
    if (bytes.length <= NAME_BYTES) return { name: bodyValue, isWhole: true };
    let end = NAME_BYTES;
    // Not within a character: its further bytes begin with the bits 10.
    while ((bytes[end] & 0xc0) === 0x80) end--;
    const cut = bytes.slice(0, end);
    return { name: strings.intern(cut, 0, end), isWhole: false };
  }

  /** The number, else what the text says; the text becomes an attribute where it says more. */
  private level(): number {
    const { strings, logs } = this.builder;
    if (this.severityText < 0) return this.severity;
    const text = strings.text(this.severityText).toLowerCase();
    const named = SEVERITY_NAMES.get(text) ?? LEVEL_NUMBERS.get(text);
    const isSame = named !== undefined && (this.severity === 0 || (named - 1) >> 2 === (this.severity - 1) >> 2);
    if (!isSame) logs.attributes.push(this.severityKey, ATTRIBUTE_TYPE.string, this.severityText);
    return this.severity === 0 ? (named ?? 0) : this.severity;
  }
}
