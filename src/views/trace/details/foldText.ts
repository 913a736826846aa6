/** The beginning of a text, as much as about four lines of a pane of 360 px hold. */
export interface FoldedText {
  readonly shown: string;
  readonly isCut: boolean;
}

const LINES = 4;
/** Characters of a line of the narrowest pane, in the monospaced font. */
const LINE = 44;
/** Lines in which the beginning of a longer one is not shown. */
const TORN = 2;

/** Cut after four lines, long ones counted as often as they wrap; a cut that would save less than two lines is not made. */
export function foldText(text: string, lines = LINES): FoldedText {
  const wide = endOf(text, lines + 1);
  if (wide >= text.length) return { shown: text, isCut: false };
  return { shown: cutText(text, endOf(text, lines)).trimEnd(), isCut: true };
}

/** The first `length` characters (UTF-16 units), one less where a character would be cut in half. */
export function cutText(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** Where the text stops to fit into so many lines. */
function endOf(text: string, lines: number): number {
  let at = 0;
  let left = lines;
  while (left > 0 && at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const needed = Math.max(1, Math.ceil((end - at) / LINE));
    // The beginning of a long line in the little that is left would look torn; a long line alone is cut.
    if (needed > left) return at > 0 && left <= TORN ? at : at + left * LINE;
    left -= needed;
    at = feed < 0 ? text.length : end + 1;
  }
  return at;
}
