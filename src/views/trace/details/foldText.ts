/** The beginning of a text, as much as about four lines of a pane of 360 px hold. */
export interface FoldedText {
  readonly shown: string;
  readonly isCut: boolean;
}

const LINES = 4;
/** Characters of a line of the narrowest pane, in the monospaced font. */
const LINE = 44;

/** Cut after four lines, long ones counted as often as they wrap; a cut that would save less than two lines is not made. */
export function foldText(text: string, lines = LINES): FoldedText {
  const wide = endOf(text, lines + 1);
  if (wide >= text.length) return { shown: text, isCut: false };
  let end = endOf(text, lines);
  // No character is cut in half.
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  return { shown: text.slice(0, end).trimEnd(), isCut: true };
}

/** Where the text stops to fit into so many lines. */
function endOf(text: string, lines: number): number {
  let at = 0;
  let left = lines;
  while (left > 0 && at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const needed = Math.max(1, Math.ceil((end - at) / LINE));
    if (needed > left) return at + left * LINE;
    left -= needed;
    at = feed < 0 ? text.length : end + 1;
  }
  return at;
}
