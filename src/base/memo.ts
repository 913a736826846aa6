/** Remembers the last result for each `key` object, for as long as that object lives. */
export function memoByObject<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = compute(key);
    known.set(key, result);
    return result;
  };
}

const lastResults = new Set<() => void>();

/** Drops what every `memoLast` remembers: results hold on to whatever they were made of. */
export function forgetLastResults(): void {
  for (const forget of lastResults) forget();
}

/** Remembers only the last result, for the same arguments by identity. Made once per module, not per component. */
export function memoLast<Arguments extends readonly unknown[], Result>(
  compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  let last: { args: Arguments; result: Result } | undefined;
  lastResults.add(() => {
    last = undefined;
  });
  return (...args) => {
    if (last && args.length === last.args.length && args.every((value, at) => Object.is(value, last?.args[at]))) {
      return last.result;
    }
    last = { args, result: compute(...args) };
    return last.result;
  };
}
