import { create } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly text: string;
}

/** Short messages about what just happened, newest last; the app shows and announces them. */
export const useNotices = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

/** ms a notice stays: long enough to read two lines twice. */
const STAYS = 8000;
let lastId = 0;

export function notify(text: string): void {
  const notice = { id: ++lastId, text };
  useNotices.setState(({ notices }) => ({ notices: [...notices, notice] }));
  setTimeout(() => dismissNotice(notice.id), STAYS);
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
