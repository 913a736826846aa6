import { useSyncExternalStore } from 'react';
import { currentAnnouncement, onAnnouncement } from './announcer.ts';

/**
 * The one place of the page that speaks. Two regions take turns, because a region whose words do not change stays
 * silent. Render it once, from the start: a region is heard only if it was there before its words.
 */
export function LiveRegion() {
  const { id, text } = useSyncExternalStore(onAnnouncement, currentAnnouncement);
  return (
    <div className="visuallyHidden">
      <output aria-live="polite">{id % 2 === 1 ? text : ''}</output>
      <output aria-live="polite">{id % 2 === 0 ? text : ''}</output>
    </div>
  );
}
