/** Names that hold the typed text, whatever the case: those that begin with it first, else in their order. */
export function matchingNames(names: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return names;
  const beginning: string[] = [];
  const holding: string[] = [];
  for (const name of names) {
    const at = name.toLowerCase().indexOf(wanted);
    if (at === 0) beginning.push(name);
    else if (at > 0) holding.push(name);
  }
  return [...beginning, ...holding];
}
