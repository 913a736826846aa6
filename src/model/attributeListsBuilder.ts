import { Growable } from '#base/growable.ts';
import type { AttributeLists } from './attributes.ts';
import { ATTRIBUTE_TYPE, FIRST_NUMBER, keyShift, valueAt } from './attributes.ts';
import { ShapeTable } from './shapeTable.ts';

/** The two words of a double: fractions below 1 would all look alike as integers. */
const hashedValue = new Float64Array(1);
const hashedWords = new Int32Array(hashedValue.buffer);

/**
 * Collects lists of attributes: push the entries of a list, then end it; or drop what was pushed. Optionally equal lists
 * get one index (resources and scopes, which many formats repeat for every span).
 */
export class AttributeListsBuilder {
  private readonly offset = new Growable(Uint32Array);
  /** By ended list. */
  private readonly shape = new Growable(Uint32Array);
  private readonly shapes = new ShapeTable();
  // Entries, of which the first `entries` count. A plain array and no Growable: `push` runs for every attribute of a file,
  // and code that sees one type of array in each place is several times as fast.
  private value = new Int32Array(1 << 10);
  private entries = 0;
  /** What does not stand for itself in `value`. */
  private readonly number = new Growable(Float64Array, 16);

  constructor() {
    this.offset.push(0);
  }

  /** Number of ended lists. */
  get length(): number {
    return this.offset.length - 1;
  }

  push(key: number, type: number, value: number): void {
    this.shapes.push(key, type);
    const at = this.entries++;
    if (at === this.value.length) this.grow();
    const small = value | 0;
    if (small === value && small < FIRST_NUMBER && (small !== 0 || !Object.is(value, -0))) this.value[at] = small;
    else {
      this.value[at] = FIRST_NUMBER + this.number.length;
      this.number.push(value);
    }
  }

  private grow(): void {
    const grown = new Int32Array(this.value.length * 2);
    grown.set(this.value);
    this.value = grown;
  }

  /** Ends the open list and gives its index. */
  end(): number {
    this.shape.push(this.shapes.end());
    this.offset.push(this.entries);
    return this.offset.length - 2;
  }

  /** Drops the entries pushed since the last end, and all lists from index `lists` on. */
  rewind(lists: number): void {
    const entries = this.offset.data[lists];
    for (let at = entries; at < this.entries; at++) {
      if (this.value[at] < FIRST_NUMBER) continue;
      this.number.length = this.value[at] - FIRST_NUMBER;
      break;
    }
    this.shapes.open = 0;
    this.shape.length = lists;
    this.offset.length = lists + 1;
    this.entries = entries;
  }

  /** Number of entries of an ended list. */
  size(list: number): number {
    return this.offset.data[list + 1] - this.offset.data[list];
  }

  /** Appends the entries of an ended list to the open one. */
  pushAll(list: number): void {
    this.pushFrom(this, list);
  }

  /** Appends the entries of an ended list of another collection, those whose keys `takes` lets pass. */
  pushFrom(source: AttributeListsBuilder, list: number, takes?: (key: number) => boolean): void {
    const end = source.offset.data[list + 1];
    let place = source.shape.data[list];
    for (let at = source.offset.data[list]; at < end; at++, place++) {
      const key = source.shapes.key[place];
      if (takes === undefined || takes(key)) this.push(key, source.shapes.type[place], source.valueAt(at));
    }
  }

  /** The same from finished columns. */
  pushColumns(source: AttributeLists, list: number): void {
    const shift = keyShift(source, list);
    for (let at = source.offset[list]; at < source.offset[list + 1]; at++) {
      this.push(source.key[shift + at], source.type[shift + at], valueAt(source, at));
    }
  }

  /** True when an ended list has an entry with this key. */
  has(list: number, key: number): boolean {
    return this.keys(list).includes(key);
  }

  /** Appends the entries of an ended list whose keys the list `present` does not have. */
  pushMissing(list: number, present: number): void {
    const keys = new Set(this.keys(present));
    this.pushFrom(this, list, (key) => !keys.has(key));
  }

  private keys(list: number): Int32Array {
    const start = this.shape.data[list];
    return this.shapes.key.subarray(start, start + this.size(list));
  }

  private valueAt(at: number): number {
    const value = this.value[at];
    return value < FIRST_NUMBER ? value : this.number.data[value - FIRST_NUMBER];
  }

  /** Sets seen[key] to 1 for every key there is. */
  markKeys(seen: Uint8Array): void {
    this.shapes.markKeys(seen);
  }

  equal(one: number, other: number): boolean {
    const size = this.size(one);
    if (size !== this.size(other) || this.shape.data[one] !== this.shape.data[other]) return false;
    const first = this.offset.data[one];
    const second = this.offset.data[other];
    for (let at = 0; at < size; at++) {
      if (!Object.is(this.valueAt(first + at), this.valueAt(second + at))) return false;
    }
    return true;
  }

  /** A hash of the list's content; equal lists have equal hashes. */
  hash(list: number): number {
    let hash = 0x811c9dc5 ^ this.shape.data[list];
    for (let at = this.offset.data[list]; at < this.offset.data[list + 1]; at++) {
      hashedValue[0] = this.valueAt(at);
      hash = Math.imul(hash ^ hashedWords[0], 0x01000193);
      hash = Math.imul(hash ^ hashedWords[1], 0x01000193);
    }
    return hash;
  }

  /** String index of the value of the first entry with this key in the open list; −1 when there is none or it is no text. */
  openText(key: number): number {
    const { shapes } = this;
    for (let at = 0; at < shapes.open; at++) {
      if (shapes.key[shapes.openStart + at] !== key) continue;
      const isText = shapes.type[shapes.openStart + at] === ATTRIBUTE_TYPE.string;
      return isText ? this.value[this.offset.data[this.length] + at] : -1;
    }
    return -1;
  }

  /** Copies; of the entries, which are many, the column itself if nothing will be pushed any more. */
  columns(isLast = false): AttributeLists {
    const value = this.value.subarray(0, this.entries);
    const offset = this.offset.copy();
    return {
      offset,
      // Where all lists are empty, one column of zeros does for both.
      shape: this.entries === 0 ? offset : this.shape.copy(),
      ...this.shapes.columns(),
      value: isLast ? value : value.slice(),
      number: this.number.copy(),
    };
  }
}
