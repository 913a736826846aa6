/** Joins class names, leaving out what is absent or false. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  let joined = '';
  for (const name of names) {
    if (name !== undefined && name !== false && name !== '') joined = joined === '' ? name : `${joined} ${name}`;
  }
  return joined;
}
