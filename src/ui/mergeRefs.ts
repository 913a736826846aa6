import type { Ref, RefCallback } from 'react';

/**
 * One ref callback for an element that several hooks want. Keep it (useMemo): a new one lets the element go and takes it
 * again.
 */
export function mergeRefs<T>(...refs: readonly (Ref<T> | undefined)[]): RefCallback<T> {
  return (element) => {
    const releases = refs.map((ref) => hand(ref, element));
    return () => {
      for (const release of releases) release();
    };
  };
}

/** Gives the element to one ref; what comes back takes it away again. */
function hand<T>(ref: Ref<T> | undefined, element: T | null): () => void {
  if (typeof ref === 'function') {
    const release = ref(element);
    return typeof release === 'function' ? release : () => void ref(null);
  }
  if (ref === null || ref === undefined) return () => {};
  ref.current = element;
  return () => {
    ref.current = null;
  };
}
