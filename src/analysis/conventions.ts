import { ATTRIBUTE_TYPE, attributeText, keyShift, valueAt } from '#model/attributes.ts';
import type { AttributeLists } from '#model/attributes.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { SPAN_KIND } from '#model/spanTable.ts';
import type { Spelling } from './aliasTable.ts';
import { spellingsOf } from './aliasTable.ts';

/** Whether a span of this kind is the called side, for which some old names mean another fact. */
export function isCalled(kind: number): boolean {
  return kind === SPAN_KIND.server || kind === SPAN_KIND.consumer;
}

/** A spelling whose key occurs in the table: its string index, and that of its prefix (−1 = none or absent). */
interface KnownSpelling extends Spelling {
  readonly keyIndex: number;
  readonly prefixIndex: number;
}

/**
 * Reads facts of a table's spans whatever their generation of the conventions (semantic-conventions §1): one fact, one
 * name, any spelling. Made once per table by `conventionsOf`; a read looks through one span's attributes.
 */
export class Conventions {
  readonly table: SpanTable;
  /** string index of every key that an attribute of a span or a resource has */
  private readonly keys = new Map<string, number>();
  private readonly known = new Map<string, readonly KnownSpelling[]>();

  constructor(table: SpanTable) {
    this.table = table;
    for (const key of table.attributeKeys) this.keys.set(table.strings.get(key), key);
  }

  /** The fact as text in today's form: its first spelling that is present and not empty; undefined when none is. */
  text(row: number, canonical: string): string | undefined {
    const { attributes, record, kind } = this.table;
    const isServer = isCalled(kind[row]);
    for (const spelling of this.spellings(canonical)) {
      if (spelling.on !== undefined && (spelling.on === 'server') !== isServer) continue;
      const sent = this.read(attributes, record[row], spelling.keyIndex);
      if (sent === '') continue;
      const text = spelling.read ? spelling.read(sent) : sent;
      if (text === undefined || text === '') continue;
      if (!spelling.prefix || text.includes(spelling.prefix.joint)) return text;
      const prefix = this.read(attributes, record[row], spelling.prefixIndex);
      return prefix === '' ? text : prefix + spelling.prefix.joint + text;
    }
    return undefined;
  }

  /** The fact as a number, also when it was sent as text; undefined when it is none. */
  number(row: number, canonical: string): number | undefined {
    const text = this.text(row, canonical);
    if (text === undefined || text.trim() === '') return undefined;
    const number = Number(text);
    return Number.isFinite(number) ? number : undefined;
  }

  /** Entries of a list that was sent as an array; a plain text is a list of one. */
  list(row: number, canonical: string): readonly string[] {
    const text = this.text(row, canonical);
    if (text === undefined) return [];
    if (!text.startsWith('[')) return [text];
    try {
      const parsed: unknown = JSON.parse(text);
      return Array.isArray(parsed)
        ? parsed.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)))
        : [];
    } catch {
      return [text];
    }
  }

  has(row: number, canonical: string): boolean {
    return this.text(row, canonical) !== undefined;
  }

  /** Whether an attribute of the span has a key that starts so. */
  hasKeyStarting(row: number, start: string): boolean {
    const { attributes, record, strings } = this.table;
    const list = record[row];
    const shift = keyShift(attributes, list);
    for (let at = attributes.offset[list]; at < attributes.offset[list + 1]; at++) {
      if (strings.get(attributes.key[shift + at]).startsWith(start)) return true;
    }
    return false;
  }

  /** An attribute of the row's resource; undefined when it is absent or empty. */
  resourceText(row: number, key: string): string | undefined {
    return this.textOfResource(this.table.resource[row], key);
  }

  /** The same by the resource, −1 = none. */
  textOfResource(resource: number, key: string): string | undefined {
    const index = this.keys.get(key);
    if (index === undefined || resource < 0) return undefined;
    return this.read(this.table.resources.attributes, resource, index) || undefined;
  }

  /** '' when the row has no scope. */
  scopeName(row: number): string {
    const scope = this.table.scope[row];
    return scope < 0 ? '' : this.table.strings.get(this.table.scopes.name[scope]);
  }

  private spellings(canonical: string): readonly KnownSpelling[] {
    let known = this.known.get(canonical);
    if (known === undefined) {
      known = spellingsOf(canonical).flatMap((spelling) => {
        const keyIndex = this.keys.get(spelling.key);
        if (keyIndex === undefined) return [];
        return [{ ...spelling, keyIndex, prefixIndex: this.keys.get(spelling.prefix?.key ?? '') ?? -1 }];
      });
      this.known.set(canonical, known);
    }
    return known;
  }

  /** Text of the first entry with this key, '' when there is none. */
  private read(lists: AttributeLists, list: number, key: number): string {
    const shift = keyShift(lists, list);
    for (let at = lists.offset[list]; at < lists.offset[list + 1]; at++) {
      if (lists.key[shift + at] !== key) continue;
      const type = lists.type[shift + at];
      return type === ATTRIBUTE_TYPE.empty ? '' : attributeText(this.table.strings, type, valueAt(lists, at));
    }
    return '';
  }
}

const readers = new WeakMap<SpanTable, Conventions>();

/** The reader of a table, made at its first use. */
export function conventionsOf(table: SpanTable): Conventions {
  let reader = readers.get(table);
  if (reader === undefined) {
    reader = new Conventions(table);
    readers.set(table, reader);
  }
  return reader;
}
