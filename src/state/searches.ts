import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** A search as its address has it. */
export interface KeptSearch {
  /** name of the connection */
  readonly connection: string;
  /** parameters of the address, without how results are shown */
  readonly question: string;
  /** Unix ms when it was last sent off or saved */
  readonly at: number;
}

export interface KeptSearches {
  /** newest first */
  readonly recent: readonly KeptSearch[];
  /** in the order they were saved; kept until removed */
  readonly saved: readonly KeptSearch[];
}

/** Enough to come back to what was looked at this week. */
const MOST_RECENT = 12;

/** Searches of this browser. */
export const useSearches = create<KeptSearches>()(
  persist((): KeptSearches => ({ recent: [], saved: [] }), { name: 'spanglass.searches', version: 1 }),
);

function isSame(one: KeptSearch, connection: string, question: string): boolean {
  return one.connection === connection && one.question === question;
}

/** Notes a search that was sent off. */
export function rememberSearch(connection: string, question: string): void {
  useSearches.setState(({ recent }) => {
    const others = recent.filter((one) => !isSame(one, connection, question));
    return { recent: [{ connection, question, at: Date.now() }, ...others].slice(0, MOST_RECENT) };
  });
}

/** Saves a search, or, when it is saved, no longer. */
export function toggleSavedSearch(connection: string, question: string): void {
  useSearches.setState(({ saved }) => {
    const others = saved.filter((one) => !isSame(one, connection, question));
    return { saved: others.length < saved.length ? others : [...saved, { connection, question, at: Date.now() }] };
  });
}

export function useIsSavedSearch(connection: string, question: string): boolean {
  return useSearches(({ saved }) => saved.some((one) => isSame(one, connection, question)));
}

/** Takes a search out of one of the lists. */
export function forgetSearch(list: keyof KeptSearches, { connection, question }: KeptSearch): void {
  useSearches.setState((state) => ({ [list]: state[list].filter((one) => !isSame(one, connection, question)) }));
}
