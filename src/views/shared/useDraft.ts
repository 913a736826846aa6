import { useEffect, useRef, useState } from 'react';

/** ms without a key before a typed text goes to the address: browsers refuse more than a hundred changes in 30 s. */
const TYPING_PAUSE = 150;

/**
 * A text being typed: shown at once, told after a pause. A change from elsewhere, by back or by *clear*, replaces it.
 * `flush` tells at once.
 */
export function useDraft(
  value: string,
  tell: (value: string) => void,
): { readonly draft: string; readonly setDraft: (draft: string) => void; readonly flush: () => void } {
  const [draft, setDraft] = useState(value);
  const [told, setTold] = useState(value);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  if (value !== told) {
    setTold(value);
    setDraft(value);
  }

  const flushText = (text: string): void => {
    clearTimeout(waiting.current);
    setTold(text);
    tell(text);
  };
  return {
    draft,
    setDraft: (text) => {
      setDraft(text);
      clearTimeout(waiting.current);
      if (text === '') flushText(text);
      else waiting.current = setTimeout(() => flushText(text), TYPING_PAUSE);
    },
    flush: () => flushText(draft),
  };
}
