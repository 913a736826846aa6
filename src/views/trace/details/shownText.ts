/** C0 controls but for tab and line feed, delete, and what turns the direction of the text after it. */
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text of a trace as it is shown: characters that are not seen, or that change how others are seen, become a sign of
 * their own (`␇`, `⟨U+202E⟩`). A carriage return before a line feed is left out. What is copied is the text itself.
 */
export function shownText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(HIDDEN, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : `⟨U+${code.toString(16).toUpperCase()}⟩`;
  });
}
