import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { ChromeEvents } from './chromeEvents.ts';
import { CHROME_FLAG, FLOW, IN_GROUP, ON_LANE, PHASE } from './chromeEvents.ts';
import { ChromeClock } from './chromeClock.ts';
import { ChromeNames } from './chromeNames.ts';
import { FieldReader } from './fields.ts';
import { FlatAttributeReader } from './flatAttributes.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext } from './steps.ts';

const EVENT = new KeySet({
  ph: [],
  ts: [],
  dur: [],
  name: [],
  cat: [],
  pid: [],
  tid: [],
  id: [],
  id2: [],
  bp: [],
  bind_id: [],
  flow_in: [],
  flow_out: [],
});
const ID_2 = new KeySet({ local: [], global: [] });

/** Reads trace events into columns, and what is told about processes and threads into `names`. */
export class ChromeEventReader {
  readonly names: ChromeNames;
  /** Events that are not shown, by their `ph`; '' = none. */
  readonly ignored = new Map<string, number>();
  private readonly context: ReadContext;
  private readonly events: ChromeEvents;
  private readonly fields: FieldReader;
  private readonly flat: FlatAttributeReader;
  private readonly clock = new ChromeClock();
  private readonly idKey: number;
  /** the id in the `id2` read last, −1 = none */
  private id2 = -1;

  constructor(context: ReadContext, events: ChromeEvents) {
    const { strings } = context.builder;
    this.context = context;
    this.events = events;
    this.names = new ChromeNames(strings);
    this.fields = new FieldReader(context);
    this.flat = new FlatAttributeReader(context.reader, strings, events.attributes);
    this.idKey = strings.internText('id');
  }

  /** Reads the event that comes next. Nothing is kept of it before it has been read to its end. */
  readonly read = (): void => {
    const { reader, builder } = this.context;
    const { events, fields, clock } = this;
    const { attributes } = events;
    attributes.rewind(events.length);
    let ph = '';
    let micros = Number.NaN;
    let fraction = 0;
    let length = Number.NaN;
    let name = -1;
    let category = -1;
    let pid = -1;
    let tid = -1;
    let id = -1;
    let isLocal = false;
    let bind = -1;
    let flags = 0;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return;
    }
    reader.enterObject();
    for (let key = reader.nextKey(EVENT); key !== undefined; key = reader.nextKey(EVENT)) {
      switch (key) {
        case 'ph':
          ph = reader.tryText() ? reader.textAsString() : this.noText();
          break;
        case 'ts':
          if (clock.read(reader)) {
            micros = clock.micros;
            fraction = clock.fraction;
          }
          break;
        case 'dur':
          if (clock.read(reader)) length = clock.micros + clock.fraction;
          break;
        case 'name':
          name = this.word();
          break;
        case 'cat':
          category = this.word();
          break;
        case 'pid':
          pid = this.word();
          break;
        case 'tid':
          tid = this.word();
          break;
        case 'id':
          id = this.word();
          break;
        case 'id2':
          isLocal = this.readId2();
          id = this.id2;
          break;
        case 'bp':
          if (reader.tryText()) flags |= reader.textAsString() === 'e' ? CHROME_FLAG.enclosing : 0;
          else reader.skipValue();
          break;
        case 'bind_id':
          bind = this.word();
          break;
        case 'flow_in':
          if (fields.isTrue()) flags |= CHROME_FLAG.flowIn;
          break;
        case 'flow_out':
          if (fields.isTrue()) flags |= CHROME_FLAG.flowOut;
          break;
        case '':
          this.flat.read(builder.strings.intern(reader.text, reader.textFrom, reader.textTo));
      }
    }
    if (ph !== 'M') this.names.note(pid);
    const phase = ph.length === 1 ? ph.charCodeAt(0) : 0;
    if (phase === 77) {
      this.names.take(name, pid, tid, attributes);
    } else if (ON_LANE.has(phase) || IN_GROUP.has(phase) || FLOW.has(phase)) {
      const nanos = Math.round(fraction * 1000);
      const end = Math.round((fraction + Math.max(0, length)) * 1000);
      if (IN_GROUP.has(phase) && id >= 0) attributes.push(this.idKey, ATTRIBUTE_TYPE.string, id);
      events.push({
        phase,
        micros: nanos === 1000 ? micros + 1 : micros,
        nanos: nanos % 1000,
        duration: phase === PHASE.complete && !Number.isNaN(length) ? end - nanos : -1,
        name,
        category,
        lane: events.findLane(pid, tid),
        group: this.groupOf(phase, { name, category, id: FLOW.has(phase) && id < 0 ? bind : id, bind, pid, isLocal }),
        flags,
      });
    } else {
      this.ignored.set(ph, (this.ignored.get(ph) ?? 0) + 1);
    }
  };

  /** `{"local": "0x1"}` is an id within its process, `{"global": …}` one of the file. */
  private readId2(): boolean {
    const { reader } = this.context;
    this.id2 = -1;
    let isLocal = false;
    if (reader.peek() !== 123) {
      reader.skipValue();
      return false;
    }
    reader.enterObject();
    for (let key = reader.nextKey(ID_2); key !== undefined; key = reader.nextKey(ID_2)) {
      if (key === '') reader.skipValue();
      else {
        this.id2 = this.word();
        isLocal = key === 'local';
      }
    }
    return isLocal;
  }

  /** Number of the group or flow of an event, −1 = none. What counts besides the id differs from phase to phase. */
  private groupOf(
    phase: number,
    event: {
      readonly name: number;
      readonly category: number;
      readonly id: number;
      readonly bind: number;
      readonly pid: number;
      readonly isLocal: boolean;
    },
  ): number {
    const { name, category, id, bind, pid, isLocal } = event;
    const process = isLocal || id < 0 ? pid : '';
    if (FLOW.has(phase)) return this.events.findGroup(`flow ${category} ${name} ${id}`);
    if (!IN_GROUP.has(phase)) return bind < 0 ? -1 : this.events.findGroup(`bind ${bind}`);
    const isOld = phase >= PHASE.oldEnd && phase <= PHASE.oldStep;
    const named = isOld || phase === PHASE.oldStepPast ? name : '';
    return this.events.findGroup(`async ${category} ${named} ${id} ${process}`);
  }

  /** String index of a text or of a number as it is written; −1 for anything else and the empty text. */
  private word(): number {
    const { reader, builder } = this.context;
    const first = reader.peek();
    if (first === 123 || first === 91 || first === 110) {
      reader.skipValue();
      return -1;
    }
    if (!reader.tryText()) reader.scalar();
    if (reader.textFrom === reader.textTo) return -1;
    return builder.strings.intern(reader.text, reader.textFrom, reader.textTo);
  }

  private noText(): string {
    this.context.reader.skipValue();
    return '';
  }
}
