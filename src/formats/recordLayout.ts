import type { JsonFormat } from './jsonFormat.ts';
import type { Fields } from './valueAccess.ts';
import type { Parts } from './valueParts.ts';
import { partsReader, readValue } from './valueParts.ts';

/** Where the records of a file stand: items of JSON, lists at a path inside of them, or rows of a table in text. */
export type RecordLayout =
  | { readonly kind: 'json'; readonly path: string }
  | { readonly kind: 'csv'; readonly separator: string };

/** Where commas part no columns but stand in numbers: programs that write `1,5` part columns by semicolons. */
export function hasDecimalCommas(layout: RecordLayout): boolean {
  return layout.kind === 'csv' && layout.separator === ';';
}

/** Hands out the records of JSON one by one; `path` '' = the items themselves. */
export function recordItems(path: string, take: (record: Fields) => void, finish?: () => void): JsonFormat {
  const readParts = path === '' ? undefined : partsReader(partsOf(path.split('.')));
  return {
    name: 'records',
    recognises: () => true,
    decoder: (context) => ({
      readItem: () =>
        readParts
          ? readParts(context, (_, value) => value instanceof Map && take(value))
          : readValue(context, (value) => value instanceof Map && take(value)),
      ...(finish && { finish }),
    }),
  };
}

function partsOf([key, ...rest]: readonly string[]): Parts {
  return { [key]: rest.length === 0 ? 'each' : partsOf(rest) };
}
