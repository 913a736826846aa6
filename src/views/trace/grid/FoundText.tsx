import { Fragment } from 'react';
import { useTraceView } from '#state/traceView.ts';
import { Mark } from '#views/trace/details/Marked.tsx';
import { markPieces } from '#views/trace/details/markPieces.ts';
import { shownText } from '#views/trace/details/shownText.ts';

/** A text of the trace in a line of its own, with what the trace is searched for marked in it. */
export function FoundText({ text }: { readonly text: string }) {
  const find = useTraceView((view) => view.find);
  return markPieces(shownText(text), find).map(({ text: piece, isMatch }, at) =>
    isMatch ? <Mark key={at}>{piece}</Mark> : <Fragment key={at}>{piece}</Fragment>,
  );
}
