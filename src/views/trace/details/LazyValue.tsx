import { lazy, Suspense } from 'react';
import { FoldedText } from './FoldedText.tsx';
import type { ValueViewProps } from './ValueView.tsx';

const ValueView = lazy(() =>
  import('./ValueView.tsx').then(
    (module) => ({ default: module.ValueView }),
    () => ({ default: PlainValue }),
  ),
);

/** A value in its form; its text until the code for that has come, and where it cannot be fetched. */
export function LazyValue(props: ValueViewProps) {
  return (
    <Suspense fallback={<PlainValue {...props} />}>
      <ValueView {...props} />
    </Suspense>
  );
}

function PlainValue(props: ValueViewProps) {
  if (!('text' in props)) return null;
  return <FoldedText text={props.text} look={props.kind === 'list' ? 'plain' : 'block'} />;
}
