/** A stretch of a stack trace: shown as it is, or frames of libraries, of which a count is enough at first. */
export interface StackPart {
  readonly text: string;
  readonly lines: number;
  /** frames of libraries in it, 0 = a part to show */
  readonly libraryFrames: number;
}

/** Lines that begin a frame: Java, JavaScript, .NET, PHP; Python; Ruby. */
const FRAME = /^\s*(?:at\s|File "|from\s\S+:\d|#\d+\s)/;
/** Where code lies, or how it is named, that its reader did not write. */
const LIBRARY = new RegExp(
  [
    'node_modules/|node:|\\(internal/',
    '(?:site|dist)-packages/|/lib/python\\d|<frozen ',
    '/gems/|/vendor/|/\\.cargo/registry/|/rustc/|/go/pkg/mod/|/usr/(?:local|lib)/go',
    '\\bat (?:\\S+/)?(?:java|javax|jakarta|jdk|sun|com\\.sun|kotlin|kotlinx|scala|groovy|org\\.(?:springframework|apache|hibernate' +
      '|eclipse|postgresql|jboss)|io\\.(?:netty|grpc|vertx|opentelemetry|micronaut|quarkus|micrometer|undertow)|reactor|akka' +
      '|okhttp3|com\\.(?:fasterxml|zaxxer|google)|System|Microsoft)\\.',
  ].join('|'),
);

/**
 * A stack trace in parts: each run of two or more library frames is one, what stands between another. Nothing is left
 * out and no order changed; messages and `Caused by` are never part of a run.
 */
export function stackParts(stack: string): readonly StackPart[] {
  const parts: StackPart[] = [];
  let own: string[] = [];
  let library: string[] = [];
  let frames = 0;
  const add = (lines: readonly string[], libraryFrames: number): void => {
    if (lines.length > 0) parts.push({ text: lines.join('\n'), lines: lines.length, libraryFrames });
  };
  const endRun = (): void => {
    if (frames < 2) {
      own.push(...library);
    } else {
      add(own, 0);
      own = [];
      add(library, frames);
    }
    library = [];
    frames = 0;
  };
  for (const frame of framesOf(stack)) {
    if (frame.isFrame && frame.lines.some((line) => LIBRARY.test(line))) {
      library.push(...frame.lines);
      frames++;
      continue;
    }
    endRun();
    own.push(...frame.lines);
  }
  endRun();
  add(own, 0);
  return parts;
}

interface Frame {
  readonly isFrame: boolean;
  readonly lines: string[];
}

/** Lines that belong together: a frame with the lines indented below it, Go's function with its place; else one line. */
function framesOf(stack: string): readonly Frame[] {
  const lines = stack.replaceAll('\r\n', '\n').trimEnd().split('\n');
  const frames: Frame[] = [];
  for (let at = 0; at < lines.length;) {
    const isGo = /^\t\S*\.go:\d/.test(lines[at + 1] ?? '') && !/^\s/.test(lines[at]);
    const isFrame = isGo || FRAME.test(lines[at]);
    const frame: Frame = { isFrame, lines: [lines[at]] };
    const indent = indentOf(lines[at]);
    for (at++; isFrame && at < lines.length && indentOf(lines[at]) > indent && !FRAME.test(lines[at]); at++) {
      frame.lines.push(lines[at]);
    }
    frames.push(frame);
  }
  return frames;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
