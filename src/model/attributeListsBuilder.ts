import { Growable } from '#base/growable.ts';
import type { AttributeLists } from './attributes.ts';
import { ATTRIBUTE_TYPE } from './attributes.ts';

/** The two words of a double: fractions below 1 would all look alike as integers. */
const hashedValue = new Float64Array(1);
const hashedWords = new Int32Array(hashedValue.buffer);

/**
 * Collects lists of attributes: push the entries of a list, then end it; or drop what was pushed. Optionally equal lists
 * get one index (resources and scopes, which many formats repeat for every span).
 */
export class AttributeListsBuilder {
  private readonly offset = new Growable(Uint32Array);
  // Entries, of which the first `entries` count. Plain arrays and not Growables: `push` runs for every attribute of a file,
  // and code that sees one type of array in each place is several times as fast.
  private key = new Int32Array(1 << 10);
  private type = new Uint8Array(1 << 10);
  private value = new Float64Array(1 << 10);
  private entries = 0;

  constructor() {
    this.offset.push(0);
  }

  /** Number of ended lists. */
  get length(): number {
    return this.offset.length - 1;
  }

  push(key: number, type: number, value: number): void {
    if (this.entries === this.key.length) this.grow();
    const at = this.entries++;
    this.key[at] = key;
    this.type[at] = type;
    this.value[at] = value;
  }

  private grow(): void {
    const { key, type, value } = this;
    const capacity = key.length * 2;
    this.key = new Int32Array(capacity);
    this.key.set(key);
    this.type = new Uint8Array(capacity);
    this.type.set(type);
    this.value = new Float64Array(capacity);
    this.value.set(value);
  }

  /** Ends the open list and gives its index. */
  end(): number {
    this.offset.push(this.entries);
    return this.offset.length - 2;
  }

  /** Drops the entries pushed since the last end, and all lists from index `lists` on. */
  rewind(lists: number): void {
    this.offset.length = lists + 1;
    this.entries = this.offset.data[lists];
  }

  /** Number of entries of an ended list. */
  size(list: number): number {
    return this.offset.data[list + 1] - this.offset.data[list];
  }

  /** Appends the entries of an ended list to the open one. */
  pushAll(list: number): void {
    for (let at = this.offset.data[list]; at < this.offset.data[list + 1]; at++) {
      this.push(this.key[at], this.type[at], this.value[at]);
    }
  }

  /** Appends the entries of an ended list of another collection, those whose keys `takes` lets pass. */
  pushFrom(source: AttributeListsBuilder, list: number, takes?: (key: number) => boolean): void {
    const end = source.offset.data[list + 1];
    for (let at = source.offset.data[list]; at < end; at++) {
      if (takes === undefined || takes(source.key[at])) this.push(source.key[at], source.type[at], source.value[at]);
    }
  }

  /** True when an ended list has an entry with this key. */
  has(list: number, key: number): boolean {
    for (let at = this.offset.data[list]; at < this.offset.data[list + 1]; at++) if (this.key[at] === key) return true;
    return false;
  }

  /** Appends the entries of an ended list whose keys the list `present` does not have. */
  pushMissing(list: number, present: number): void {
    const keys = new Set(this.key.subarray(this.offset.data[present], this.offset.data[present + 1]));
    for (let at = this.offset.data[list]; at < this.offset.data[list + 1]; at++) {
      if (!keys.has(this.key[at])) this.push(this.key[at], this.type[at], this.value[at]);
    }
  }

  /** Sets seen[key] to 1 for every key there is. */
  markKeys(seen: Uint8Array): void {
    for (let at = 0; at < this.entries; at++) if (this.key[at] >= 0) seen[this.key[at]] = 1;
  }

  equal(one: number, other: number): boolean {
    const size = this.size(one);
    if (size !== this.size(other)) return false;
    const first = this.offset.data[one];
    const second = this.offset.data[other];
    for (let at = 0; at < size; at++) {
      if (
        this.key[first + at] !== this.key[second + at] ||
        this.type[first + at] !== this.type[second + at] ||
        !Object.is(this.value[first + at], this.value[second + at])
      ) {
        return false;
      }
    }
    return true;
  }

  /** A hash of the list's content; equal lists have equal hashes. */
  hash(list: number): number {
    let hash = 0x811c9dc5;
    for (let at = this.offset.data[list]; at < this.offset.data[list + 1]; at++) {
      hash = Math.imul(hash ^ this.key[at], 0x01000193);
      hashedValue[0] = this.value[at];
      hash = Math.imul(hash ^ hashedWords[0], 0x01000193);
      hash = Math.imul(hash ^ hashedWords[1], 0x01000193);
    }
    return hash;
  }

  /** String index of the value of the first entry with this key in the open list; −1 when there is none or it is no text. */
  openText(key: number): number {
    for (let at = this.offset.data[this.length]; at < this.entries; at++) {
      if (this.key[at] === key) return this.type[at] === ATTRIBUTE_TYPE.string ? this.value[at] : -1;
    }
    return -1;
  }

  columns(): AttributeLists {
    return {
      offset: this.offset.copy(),
      key: this.key.slice(0, this.entries),
      type: this.type.slice(0, this.entries),
      value: this.value.slice(0, this.entries),
    };
  }
}
