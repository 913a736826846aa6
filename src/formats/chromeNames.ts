import type { AttributeListsBuilder } from '#model/attributeListsBuilder.ts';
import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { SpanTableBuilder } from '#model/spanTableBuilder.ts';
import type { StringInterner } from '#model/stringInterner.ts';
import type { ChromeEvents } from './chromeEvents.ts';

/** Attributes that are numbers where they are written so. */
const IDS: ReadonlySet<string> = new Set(['process.pid', 'thread.id']);

/** Names of processes and threads, from the metadata events of a trace; the last one told holds. */
export class ChromeNames {
  private readonly strings: StringInterner;
  private readonly processNames = new Map<number, string>();
  private readonly processLabels = new Map<number, string>();
  private readonly threadNames = new Map<number, Map<number, string>>();
  /** of all events */
  private readonly processes = new Set<number>();
  private readonly kinds: ReadonlyMap<number, string>;
  private readonly nameKey: number;
  private readonly labelsKey: number;

  constructor(strings: StringInterner) {
    this.strings = strings;
    this.kinds = new Map(
      ['process_name', 'process_labels', 'thread_name'].map((kind) => [strings.internText(kind), kind]),
    );
    this.nameKey = strings.internText('args.name');
    this.labelsKey = strings.internText('args.labels');
  }

  /** Takes one metadata event; its arguments are the open list of `attributes`. All are string indexes, −1 = none. */
  take(kind: number, pid: number, tid: number, attributes: AttributeListsBuilder): void {
    const what = this.kinds.get(kind);
    if (what === undefined) return;
    const text = this.strings.text(attributes.openText(what === 'process_labels' ? this.labelsKey : this.nameKey));
    if (text === '') return;
    if (what === 'process_name') this.processNames.set(pid, text);
    else if (what === 'process_labels') this.processLabels.set(pid, text);
    else {
      const threads = this.threadNames.get(pid) ?? new Map<number, string>();
      this.threadNames.set(pid, threads.set(tid, text));
    }
  }

  /** A process that only counts or samples something is a service too. */
  note(pid: number): void {
    this.processes.add(pid);
  }

  /**
   * Slots of the resource of each lane, its service named after the process; those of lanes without rows are unused. Called
   * once, at the end of the file: processes without lanes are told to the builder.
   */
  resourceSlots(builder: SpanTableBuilder, { lanes }: ChromeEvents): number[] {
    const { resources, strings } = builder;
    const { attributes } = resources;
    const services = this.serviceNames(this.processes);
    for (const pid of this.processes) builder.noteService(strings.internText(services.get(pid) ?? ''));
    const push = (key: string, value: string): void => {
      const isNumber = IDS.has(key) && /^-?\d{1,15}$/.test(value);
      attributes.push(
        strings.internText(key),
        isNumber ? ATTRIBUTE_TYPE.int : ATTRIBUTE_TYPE.string,
        isNumber ? Number(value) : strings.internText(value),
      );
    };
    return lanes.map(({ pid, tid }) => {
      const service = services.get(pid);
      if (service !== undefined) push('service.name', service);
      if (pid >= 0) push('process.pid', strings.text(pid));
      const labels = this.processLabels.get(pid);
      if (labels !== undefined) push('process_labels', labels);
      if (tid >= 0) push('thread.id', strings.text(tid));
      const thread = this.threadNames.get(pid)?.get(tid);
      if (thread !== undefined) push('thread.name', thread);
      return resources.slotFor(resources.define(service === undefined ? -1 : strings.internText(service)));
    });
  }

  /** Two processes of one name are told apart by their ids, so that they stay two services. */
  private serviceNames(processes: ReadonlySet<number>): ReadonlyMap<number, string> {
    const uses = new Map<string, number>();
    for (const pid of processes) {
      const name = this.processNames.get(pid);
      if (name !== undefined) uses.set(name, (uses.get(name) ?? 0) + 1);
    }
    const services = new Map<number, string>();
    for (const pid of processes) {
      const name = this.processNames.get(pid);
      const written = this.strings.text(pid);
      if (name === undefined) services.set(pid, written === '' ? 'no pid' : `pid ${written}`);
      else services.set(pid, (uses.get(name) ?? 0) > 1 ? `${name} (pid ${written})` : name);
    }
    return services;
  }
}
