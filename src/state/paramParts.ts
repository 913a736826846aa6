/** Several values as one of an address: `path~-self~text`. Empty ones at the end are left out. */
export function joinParts(parts: readonly string[]): string {
  const last = parts.findLastIndex((part) => part !== '');
  return parts
    .slice(0, last + 1)
    .map((part) => part.replaceAll('%', '%25').replaceAll('~', '%7E'))
    .join('~');
}

/** Reads what `joinParts` wrote; the parts that are not there are undefined. */
export function splitParts(text: string): readonly (string | undefined)[] {
  return text.split('~').map((part) => part.replaceAll(/%7e/gi, '~').replaceAll('%25', '%'));
}
