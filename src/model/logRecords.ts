import { Growable } from '#base/growable.ts';
import { AttributeListsBuilder } from './attributeListsBuilder.ts';

/** OTLP's severity numbers run from 1 to 24; a log record that tells none has this one. */
export const NO_SEVERITY = 255;

/**
 * Log records of all files, in the order of reading. They find their spans when the table is made: those may come later, in
 * another file.
 */
export class LogRecords {
  /** string indexes, −1 = none */
  readonly traceId = new Growable(Int32Array, 16);
  readonly spanId = new Growable(Int32Array, 16);
  readonly name = new Growable(Int32Array, 16);
  /** Unix seconds and ns above them; NaN = no time */
  readonly sec = new Growable(Float64Array, 16);
  readonly nano = new Growable(Int32Array, 16);
  /** OTLP severity number, or NO_SEVERITY */
  readonly severity = new Growable(Uint8Array, 16);
  readonly attributes = new AttributeListsBuilder();

  get length(): number {
    return this.name.length;
  }

  /** Ends the attributes pushed to `attributes` before. `name` is what is shown: the event's name, or the body. */
  push(log: {
    readonly traceId: number;
    readonly spanId: number;
    readonly name: number;
    readonly sec: number;
    readonly nano: number;
    readonly severity: number;
  }): void {
    this.traceId.push(log.traceId);
    this.spanId.push(log.spanId);
    this.name.push(log.name);
    this.sec.push(log.sec);
    this.nano.push(log.nano);
    this.severity.push(log.severity >= 1 && log.severity <= 24 ? log.severity : NO_SEVERITY);
    this.attributes.end();
  }

  /** Drops the attributes of a record that did not come to its end. */
  abandon(): void {
    this.attributes.rewind(this.length);
  }
}
