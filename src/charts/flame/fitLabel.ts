/** Fewer characters than these, the sign of omission included, tell nothing. */
const LEAST_CHARACTERS = 3;

/** As much of a text as is at most `widthPx` wide, ending in … where it is cut; '' when that would tell nothing. */
export function fitLabel(text: string, widthPx: number, measure: (text: string) => number): string {
  const whole = measure(text);
  if (whole <= widthPx) return text;
  // Characters differ in width: the first guess is by their average, then it gives way one by one.
  let kept = Math.min(text.length - 1, Math.floor((text.length * widthPx) / whole));
  for (; kept + 1 >= LEAST_CHARACTERS; kept--) {
    // Half of a pair would be painted as a box.
    const end = /[\uD800-\uDBFF]/.test(text[kept - 1] ?? '') ? kept - 1 : kept;
    const cut = `${text.slice(0, end).trimEnd()}…`;
    if (measure(cut) <= widthPx) return cut;
  }
  return '';
}
