import { ATTRIBUTE_TYPE, attributeText, keyShift, valueAt } from '#model/attributes.ts';
import { serviceName } from '#model/span.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { spellingsOf } from './aliasTable.ts';
import { firstOfList } from './aliasValues.ts';

/** What tells whose clock a span was timed by, the surest first (algorithms §2); else its service does. */
const KEYS = [
  'host.id',
  'k8s.node.uid',
  'k8s.node.name',
  'host.name',
  'host.ip',
  'container.id',
  'k8s.pod.uid',
  'service.instance.id',
] as const;

/** Of these the value is a name, or an address, that people know; of the others it is an id. */
const NAMES: readonly string[] = ['k8s.node.name', 'host.name', 'host.ip'];
/** What people call a host that is known by an id. */
const NAME_OF_ID: Readonly<Record<string, readonly string[]>> = {
  'host.id': ['host.name', 'k8s.node.name', 'host.ip'],
  'k8s.node.uid': ['k8s.node.name', 'host.name', 'host.ip'],
  'k8s.pod.uid': ['k8s.pod.name'],
};

/** Numbers the clocks of a table as rows ask for them; a clock is what one attribute of a resource has as its value. */
export class ClockDomains {
  private readonly table: SpanTable;
  /** by string index of a key: its place, from 1, in KEYS; 0 = none of them */
  private readonly rank: Uint8Array;
  /** by resource, after those by service: its number, −1 = not asked for yet */
  private readonly known: Int32Array;
  private readonly numbers = new Map<string, number>();
  private readonly sources: { readonly resource: number; readonly service: number; readonly key: string }[] = [];

  constructor(table: SpanTable) {
    this.table = table;
    this.rank = new Uint8Array(table.strings.length);
    const spellings = KEYS.map((key) => [key, ...spellingsOf(key).map((spelling) => spelling.key)]);
    for (const key of table.attributeKeys) {
      const name = table.strings.get(key);
      this.rank[key] = spellings.findIndex((names) => names.includes(name)) + 1;
    }
    this.known = new Int32Array(table.resources.length + table.services.length + 1).fill(-1);
  }

  of(row: number): number {
    const { table, known } = this;
    const resource = table.resource[row];
    const place = resource >= 0 ? resource : table.resources.length + 1 + table.service[row];
    if (known[place] < 0) known[place] = this.numberOf(resource, table.service[row]);
    return known[place];
  }

  /** What people call the clock: its host, or else its service with the start of an id. */
  nameOf(number: number): string {
    const { resource, service, key } = this.sources[number];
    const own = serviceName(this.table, service) || 'unknown service';
    if (key === '') return own;
    const value = this.text(resource, key);
    if (NAMES.includes(key)) return value;
    for (const name of NAME_OF_ID[key] ?? []) {
      const text = this.text(resource, name);
      if (text !== '') return text;
    }
    return key === 'host.id' ? value : `${own} ${value.length > 12 ? `${value.slice(0, 8)}…` : value}`;
  }

  private numberOf(resource: number, service: number): number {
    const key = KEYS.find((wanted) => this.text(resource, wanted) !== '') ?? '';
    // Services as numbers: a host may have the name of one.
    const identity = key === '' ? `${service}` : `${key}=${this.text(resource, key)}`;
    let number = this.numbers.get(identity);
    if (number === undefined) {
      number = this.sources.length;
      this.numbers.set(identity, number);
      this.sources.push({ resource, service, key });
    }
    return number;
  }

  /** Text of a resource's attribute, of a list its first; '' when it has none. */
  private text(resource: number, name: string): string {
    const { strings, resources } = this.table;
    const { offset, key, type } = resources.attributes;
    const shift = resource < 0 ? 0 : keyShift(resources.attributes, resource);
    const rank = KEYS.findIndex((known) => known === name) + 1;
    for (let at = offset[resource]; resource >= 0 && at < offset[resource + 1]; at++) {
      const isIt = rank > 0 ? this.rank[key[shift + at]] === rank : strings.get(key[shift + at]) === name;
      if (!isIt) continue;
      const text = attributeText(strings, type[shift + at], valueAt(resources.attributes, at)).trim();
      return type[shift + at] === ATTRIBUTE_TYPE.array ? (firstOfList(text) ?? '') : text;
    }
    return '';
  }
}
