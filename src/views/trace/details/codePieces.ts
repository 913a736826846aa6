import type { CodeToken } from './codeColours.ts';
import type { Piece } from './markPieces.ts';

/** A stretch of a text: found or not, and the tokens in it, cut at its borders. */
export interface CodePiece {
  readonly isMatch: boolean;
  readonly tokens: readonly CodeToken[];
}

/** Tokens and pieces of the same text, put together. */
export function codePieces(tokens: readonly CodeToken[], pieces: readonly Piece[]): readonly CodePiece[] {
  let at = 0;
  let used = 0;
  return pieces.map(({ text, isMatch }) => {
    const own: CodeToken[] = [];
    let left = text.length;
    while (left > 0 && at < tokens.length) {
      const token = tokens[at];
      const taken = token.text.slice(used, used + left);
      if (taken !== '') own.push({ text: taken, role: token.role });
      left -= taken.length;
      used += taken.length;
      if (used < token.text.length) break;
      at++;
      used = 0;
    }
    return { isMatch, tokens: own };
  });
}
