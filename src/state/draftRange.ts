import { create } from 'zustand';
import type { TimeRange } from '#model/timeRange.ts';

/** The range being chosen by a drag on the axis, until the pointer is let go. */
export const useDraftRange = create<{ readonly range: TimeRange | undefined }>()(() => ({ range: undefined }));
