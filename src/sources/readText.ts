import type { Deadline } from './deadline.ts';

export interface ReadText {
  readonly text: string;
  /** `limit`: there is more that was not read; `cut`: the connection broke; `ended`: we stopped it */
  readonly end: 'whole' | 'limit' | 'cut' | 'ended';
}

/** Reads a body as text, up to a number of characters, and keeps what came before a break. Clears the deadline. */
export async function readText(response: Response, deadline: Deadline, limit: number): Promise<ReadText> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (reader) {
      const { value, done } = await reader.read();
      if (done) break;
      deadline.extend();
      text += decoder.decode(value, { stream: true });
      if (text.length < limit) continue;
      await reader.cancel();
      return { text: text.slice(0, limit), end: 'limit' };
    }
    return { text: text + decoder.decode(), end: 'whole' };
  } catch {
    // What broke it, the deadline knows or nobody does.
    return { text, end: deadline.reason() === undefined ? 'cut' : 'ended' };
  } finally {
    deadline.clear();
  }
}
