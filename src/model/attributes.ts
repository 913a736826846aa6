import { Growable } from '#base/growable.ts';
import type { StringTable } from './stringTable.ts';

/** Types of an attribute's value, as codes of a column. `value` holds what each line says. */
export const ATTRIBUTE_TYPE = {
  /** string index */
  string: 0,
  /** 0 or 1 */
  bool: 1,
  /** the number, exact: at most 2^53 − 1 either side of 0 */
  int: 2,
  /** the number */
  double: 3,
  /** string index of the decimal digits of an int64 too large for `int` */
  bigInt: 4,
  /** string index of JSON text */
  array: 5,
  /** string index of JSON text */
  map: 6,
  /** string index of base64 text */
  bytes: 7,
  /** nothing; value is 0 */
  empty: 8,
} as const;

export type AttributeTypeName = keyof typeof ATTRIBUTE_TYPE;
const TYPE_NAMES = Object.keys(ATTRIBUTE_TYPE) as AttributeTypeName[];

/** Lists of attributes: list i has the entries offset[i] … offset[i+1] of the other columns. */
export interface AttributeLists {
  /** one more than there are lists */
  readonly offset: Uint32Array;
  /** string index */
  readonly key: Int32Array;
  /** a code of ATTRIBUTE_TYPE */
  readonly type: Uint8Array;
  readonly value: Float64Array;
}

/** One attribute, made for showing. `text` is what a person reads and copies: digits, true, JSON, or the text itself. */
export interface Attribute {
  readonly key: string;
  readonly type: AttributeTypeName;
  readonly text: string;
}

export function attributeText(strings: StringTable, type: number, value: number): string {
  switch (type) {
    case ATTRIBUTE_TYPE.bool:
      return value === 0 ? 'false' : 'true';
    case ATTRIBUTE_TYPE.int:
    case ATTRIBUTE_TYPE.double:
      return String(value);
    case ATTRIBUTE_TYPE.empty:
      return '';
    default:
      return strings.get(value);
  }
}

/** The attributes of one list, in the order they were sent; an index outside gives none. */
export function readAttributes(lists: AttributeLists, strings: StringTable, list: number): readonly Attribute[] {
  const result: Attribute[] = [];
  if (list < 0 || list + 1 >= lists.offset.length) return result;
  for (let at = lists.offset[list]; at < lists.offset[list + 1]; at++) {
    result.push({
      key: strings.get(lists.key[at]),
      type: TYPE_NAMES[lists.type[at]],
      text: attributeText(strings, lists.type[at], lists.value[at]),
    });
  }
  return result;
}

/**
 * Collects lists of attributes: push the entries of a list, then end it; or drop what was pushed. Optionally equal lists
 * get one index (resources and scopes, which many formats repeat for every span).
 */
export class AttributeListsBuilder {
  private readonly offset = new Growable(Uint32Array);
  private readonly key = new Growable(Int32Array, 1 << 10);
  private readonly type = new Growable(Uint8Array, 1 << 10);
  private readonly value = new Growable(Float64Array, 1 << 10);

  constructor() {
    this.offset.push(0);
  }

  /** Number of ended lists. */
  get length(): number {
    return this.offset.length - 1;
  }

  push(key: number, type: number, value: number): void {
    this.key.push(key);
    this.type.push(type);
    this.value.push(value);
  }

  /** Ends the open list and gives its index. */
  end(): number {
    this.offset.push(this.key.length);
    return this.offset.length - 2;
  }

  /** Drops the entries pushed since the last end, and all lists from index `lists` on. */
  rewind(lists: number): void {
    this.offset.length = lists + 1;
    const entries = this.offset.data[lists];
    this.key.length = entries;
    this.type.length = entries;
    this.value.length = entries;
  }

  /** Number of entries of an ended list. */
  size(list: number): number {
    return this.offset.data[list + 1] - this.offset.data[list];
  }

  /** Appends the entries of an ended list to the open one. */
  pushAll(list: number): void {
    for (let at = this.offset.data[list]; at < this.offset.data[list + 1]; at++) {
      this.push(this.key.data[at], this.type.data[at], this.value.data[at]);
    }
  }

  /** Appends the entries of an ended list whose keys the list `present` does not have. */
  pushMissing(list: number, present: number): void {
    const keys = new Set(this.key.data.subarray(this.offset.data[present], this.offset.data[present + 1]));
    for (let at = this.offset.data[list]; at < this.offset.data[list + 1]; at++) {
      if (!keys.has(this.key.data[at])) this.push(this.key.data[at], this.type.data[at], this.value.data[at]);
    }
  }

  /** Sets seen[key] to 1 for every key there is. */
  markKeys(seen: Uint8Array): void {
    for (let at = 0; at < this.key.length; at++) if (this.key.data[at] >= 0) seen[this.key.data[at]] = 1;
  }

  equal(one: number, other: number): boolean {
    const size = this.size(one);
    if (size !== this.size(other)) return false;
    const first = this.offset.data[one];
    const second = this.offset.data[other];
    for (let at = 0; at < size; at++) {
      if (
        this.key.data[first + at] !== this.key.data[second + at] ||
        this.type.data[first + at] !== this.type.data[second + at] ||
        !Object.is(this.value.data[first + at], this.value.data[second + at])
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
      hash = Math.imul(hash ^ this.key.data[at], 0x01000193);
      hash = Math.imul(hash ^ (this.value.data[at] | 0), 0x01000193);
    }
    return hash;
  }

  /** String index of the value of the first entry with this key in the open list; −1 when there is none or it is no text. */
  openText(key: number): number {
    for (let at = this.offset.data[this.length]; at < this.key.length; at++) {
      if (this.key.data[at] === key) return this.type.data[at] === ATTRIBUTE_TYPE.string ? this.value.data[at] : -1;
    }
    return -1;
  }

  columns(): AttributeLists {
    return { offset: this.offset.copy(), key: this.key.copy(), type: this.type.copy(), value: this.value.copy() };
  }
}
