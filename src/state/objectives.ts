import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Objectives } from '#analysis/objectives.ts';

/** What the user asks of services. Kept in this browser. */
export interface ObjectiveSettings {
  /** of a service that has none of its own */
  readonly common: Objectives;
  /** by name of a service */
  readonly own: Readonly<Record<string, Objectives>>;
}

/** 500 ms is what Apdex takes where nobody has chosen; a share of 99 % can be missed by a hundred calls. */
export const DEFAULT_OBJECTIVES: Objectives = {
  apdexNs: 500e6,
  successShare: 0.99,
  latencyShare: 0.95,
  latencyNs: 1e9,
};

export const useObjectives = create<ObjectiveSettings>()(
  persist((): ObjectiveSettings => ({ common: DEFAULT_OBJECTIVES, own: {} }), {
    name: 'spanglass.objectives',
    version: 1,
  }),
);

/** `service` undefined: those of all services that have none of their own. */
export function objectivesOf({ common, own }: ObjectiveSettings, service: string | undefined): Objectives {
  return service !== undefined && Object.hasOwn(own, service) ? own[service] : common;
}

export function hasOwnObjectives({ own }: ObjectiveSettings, service: string): boolean {
  return Object.hasOwn(own, service);
}

/** `objectives` undefined: the service goes back to the common ones, and these to what they are by default. */
export function setObjectives(service: string | undefined, objectives: Objectives | undefined): void {
  useObjectives.setState(({ own }) => {
    if (service === undefined) return { common: objectives ?? DEFAULT_OBJECTIVES };
    const others = Object.fromEntries(Object.entries(own).filter(([name]) => name !== service));
    return { own: objectives === undefined ? others : { ...others, [service]: objectives } };
  });
}
