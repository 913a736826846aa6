import { useEffect } from 'react';
import { create } from 'zustand';

/** By connection and question: Unix ms when it was sent off, at which a stretch that "ends now" ends. */
const useSent = create<{ readonly at: ReadonlyMap<string, number> }>()(() => ({ at: new Map() }));

function keyOf(connection: string, question: string): string {
  return `${connection}\n${question}`;
}

/** Sends a question off, again if it was: its "now" is now. */
export function markSent(connection: string, question: string): void {
  useSent.setState(({ at }) => ({ at: new Map(at).set(keyOf(connection, question), Date.now()) }));
}

/**
 * When a question was sent off on this page. It stays as it was when one comes back to it, so that its answer is still
 * there; a page that begins with it sends it off. Undefined for a moment then, and while there is no question.
 */
export function useSentAt(connection: string | undefined, question: string): number | undefined {
  const asked = connection !== undefined && question !== '' ? keyOf(connection, question) : undefined;
  const at = useSent((sent) => (asked === undefined ? undefined : sent.at.get(asked)));
  useEffect(() => {
    if (connection !== undefined && question !== '' && at === undefined) markSent(connection, question);
  }, [connection, question, at]);
  return at;
}
