import { isLibraryFrame } from './libraryFrames.ts';

/**
 * A stretch of a stack trace: what was said (`message`: types, texts, `Caused by`), frames of the application (`own`), or
 * frames of libraries, of which a count is enough at first.
 */
export interface StackPart {
  readonly kind: 'message' | 'own' | 'library';
  readonly text: string;
  readonly lines: number;
  readonly frames: number;
}

/** Lines that begin a frame: Java, JavaScript, .NET, Rust's places; Python; Ruby; PHP; Rust's numbered names. */
const FRAME = /^\s*(?:at\s|File "|from\s\S+:\d|#\d+\s|\d+:\s+(?:0x[\da-f]+\s+-\s+)?\S|\S+\.rb:\d+:in\s)/;
/** Java's and .NET's lines that stand for frames or join them. */
const ELLIPSIS = /^\s*(?:\.\.\. \d+ (?:more|common frames omitted|frames? (?:truncated|omitted))|--- End of .*---)\s*$/;

/**
 * A stack trace in parts: each run of two or more library frames is one. Nothing is left out and no order changed; messages
 * and `Caused by` are never part of a run.
 */
export function stackParts(stack: string): readonly StackPart[] {
  const parts: Mutable[] = [];
  const frames = framesOf(stack);
  for (const [at, { lines, kind }] of frames.entries()) {
    const isLibrary = kind === 'library' && (frames[at - 1]?.kind === kind || frames[at + 1]?.kind === kind);
    // One alone takes as much room as the words that would stand for it.
    const shownAs = kind === 'library' && !isLibrary ? 'own' : kind;
    const last = parts.at(-1);
    const isFrame = kind === 'message' || ELLIPSIS.test(lines[0]) ? 0 : 1;
    if (last?.kind === shownAs) {
      last.lines.push(...lines);
      last.frames += isFrame;
    } else {
      parts.push({ kind: shownAs, lines: [...lines], frames: isFrame });
    }
  }
  return parts.map(({ kind, lines, frames: count }) => ({
    kind,
    text: lines.join('\n'),
    lines: lines.length,
    frames: count,
  }));
}

interface Mutable {
  readonly kind: StackPart['kind'];
  readonly lines: string[];
  frames: number;
}

interface Frame {
  readonly kind: StackPart['kind'];
  readonly lines: readonly string[];
}

/** Lines that belong together: a frame with the lines indented below it, Go's function with its place; else one line. */
function framesOf(stack: string): readonly Frame[] {
  const lines = stack.replaceAll('\r\n', '\n').trimEnd().split('\n');
  const frames: Frame[] = [];
  for (let at = 0; at < lines.length;) {
    const isGo = /^\t\S*\.(?:go|s):\d/.test(lines[at + 1] ?? '') && !/^\s/.test(lines[at]);
    const isFrame = isGo || FRAME.test(lines[at]);
    const own = [lines[at]];
    const indent = indentOf(lines[at]);
    for (at++; isFrame && at < lines.length && belongsTo(lines, at, indent); at++) own.push(lines[at]);
    const isEllipsis = ELLIPSIS.test(own[0]);
    const last = frames.at(-1);
    // `... 12 more` goes with what it continues.
    const kind = isEllipsis ? (last?.kind === 'library' ? 'library' : 'own') : isFrame ? kindOf(own) : 'message';
    frames.push({ kind, lines: own });
  }
  return frames;
}

/** Whether a line is still of the frame before it: deeper, and no frame; or the place under Rust's numbered name. */
function belongsTo(lines: readonly string[], at: number, indent: number): boolean {
  if (indentOf(lines[at]) <= indent) return false;
  return !FRAME.test(lines[at]) || (/^\s*\d+:\s/.test(lines[at - 1]) && /^\s*at\s/.test(lines[at]));
}

function kindOf(lines: readonly string[]): 'own' | 'library' {
  return isLibraryFrame(lines) ? 'library' : 'own';
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
