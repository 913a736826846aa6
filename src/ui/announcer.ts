/** What was last announced. Ids grow, so that the same words twice are two announcements. */
export interface Announcement {
  readonly id: number;
  readonly text: string;
}

let current: Announcement = { id: 0, text: '' };
const listeners = new Set<() => void>();

/** Says `text`, one short sentence, to screen readers when they are next idle. Needs a LiveRegion on the page. */
export function announce(text: string): void {
  current = { id: current.id + 1, text };
  for (const listener of listeners) listener();
}

export function currentAnnouncement(): Announcement {
  return current;
}

/** Calls back after each `announce`; returns the way to stop. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
