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
