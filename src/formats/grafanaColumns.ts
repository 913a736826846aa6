import type { Shape } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import { at, listOf, objectsOf, textOf } from './valueAccess.ts';

/** A column of a data frame. */
export interface Column {
  readonly values: readonly SmallValue[];
  /** ns above the whole ms of a time; empty when the server sent none */
  readonly nanos: readonly SmallValue[];
}

/** Columns by name. */
export type Frame = ReadonlyMap<string, Column>;

/** Frames stand no deeper: `results.A.frames[]` is the deepest place there is. */
const DEEPEST = 6;

/** Frames as the server sends them (`schema` and `data`) or as the page holds them (`fields` with values). */
export function isFrameShape(shape: Shape): boolean {
  return [...shape].some(
    (path) => /(?:^|\.)schema\.fields(?:\[\]\.name)?$/.test(path) || /(?:^|\.)fields\[\]\.values$/.test(path),
  );
}

/** All frames in a value, however it is wrapped. */
export function framesIn(value: SmallValue, depth = 0): Frame[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((element) => framesIn(element, depth + 1));
  if (!(value instanceof Map)) return [];
  const names = objectsOf(at(value, 'schema', 'fields'));
  if (names.length > 0) {
    const values = listOf(at(value, 'data', 'values'));
    const nanos = listOf(at(value, 'data', 'nanos'));
    return [
      new Map(
        names.map((field, index): [string, Column] => [
          textOf(field.get('name')),
          { values: listOf(values[index]), nanos: listOf(nanos[index]) },
        ]),
      ),
    ];
  }
  const fields = objectsOf(value.get('fields'));
  if (fields.some((field) => field.has('values'))) {
    return [
      new Map(
        fields.map((field): [string, Column] => {
          const own = field.get('values');
          return [
            textOf(field.get('name')),
            { values: listOf(own instanceof Map ? own.get('buffer') : own), nanos: listOf(field.get('nanos')) },
          ];
        }),
      ),
    ];
  }
  return [...value.values()].flatMap((inner) => framesIn(inner, depth + 1));
}
