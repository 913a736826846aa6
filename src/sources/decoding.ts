/** Taking apart what a server sent, which may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list under a key; empty when there is none. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  const list = isFields(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/** Texts of a list, each once, sorted as people sort; what is no text is left out. */
export function namesOf(list: readonly unknown[]): readonly string[] {
  const names = list.filter((name): name is string => typeof name === 'string' && name !== '');
  return [...new Set(names)].sort((one, other) => (one < other ? -1 : 1));
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, or digits in a text as protobuf writes 64-bit ones. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^-?\d+(?:\.\d+)?$/.test(value)) return undefined;
  return Number(value);
}

/** Unix ns as whole digits in a text, or as a number that may have lost its last ones. */
export function nanosOf(value: unknown): bigint | undefined {
  if (typeof value === 'string' && /^\d+$/.test(value)) return BigInt(value);
  return typeof value === 'number' && Number.isSafeInteger(Math.round(value)) ? BigInt(Math.round(value)) : undefined;
}
