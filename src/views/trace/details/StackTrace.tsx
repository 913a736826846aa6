import { LazyValue } from './LazyValue.tsx';
import type { StackTraceProps } from './StackFrames.tsx';

/** A stack trace with the frames of libraries folded: its first lines, and all of it on demand. */
export function StackTrace({ stack, lines }: StackTraceProps) {
  return <LazyValue kind="stack" text={stack} lines={lines} />;
}
