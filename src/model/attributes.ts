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

/**
 * Lists of attributes: list i has the entries offset[i] … offset[i+1] of `value`. Their keys and types stand apart and only
 * once for all lists that have the same ones in the same order, as the spans of one program mostly do: those of list i
 * begin at shape[i] of `key` and `type`. So entry `at` of list i has the key key[keyShift(lists, i) + at].
 */
export interface AttributeLists {
  /** one more than there are lists */
  readonly offset: Uint32Array;
  readonly shape: Uint32Array;
  /** string index */
  readonly key: Int32Array;
  /** a code of ATTRIBUTE_TYPE */
  readonly type: Uint8Array;
  /** what ATTRIBUTE_TYPE says, if it is a whole number below FIRST_NUMBER; else FIRST_NUMBER + its index in `number` */
  readonly value: Int32Array;
  readonly number: Float64Array;
}

/** Half of what 32 bits hold stands for itself: nearly every number that is sent, and more texts than fit into memory. */
export const FIRST_NUMBER = 2 ** 30;

/** What leads from an entry of a list to its place in `key` and `type`. */
export function keyShift(lists: AttributeLists, list: number): number {
  return lists.shape[list] - lists.offset[list];
}

/** The value of an entry, as ATTRIBUTE_TYPE says. Of texts `value` alone tells the same. */
export function valueAt(lists: AttributeLists, at: number): number {
  const value = lists.value[at];
  return value < FIRST_NUMBER ? value : lists.number[value - FIRST_NUMBER];
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
  const shift = keyShift(lists, list);
  for (let at = lists.offset[list]; at < lists.offset[list + 1]; at++) {
    const type = lists.type[shift + at];
    result.push({
      key: strings.get(lists.key[shift + at]),
      type: TYPE_NAMES[type],
      text: attributeText(strings, type, valueAt(lists, at)),
    });
  }
  return result;
}
