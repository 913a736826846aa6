/** Where a part of a name begins: `http.route`, `checkout-service`, `GET /cart`. */
const PARTS = /[\s./:_-]/;

/** Names that hold the typed text, whatever the case: first those that begin with it, then those of which a part does. */
export function matchingNames(names: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return names;
  const beginning: string[] = [];
  const inParts: string[] = [];
  const holding: string[] = [];
  for (const name of names) {
    const text = name.toLowerCase();
    const at = text.indexOf(wanted);
    if (at === 0) beginning.push(name);
    else if (at > 0) (beginsPart(text, wanted, at) ? inParts : holding).push(name);
  }
  return [...beginning, ...inParts, ...holding];
}

function beginsPart(text: string, wanted: string, first: number): boolean {
  for (let at = first; at > 0; at = text.indexOf(wanted, at + 1)) if (PARTS.test(text[at - 1])) return true;
  return false;
}
