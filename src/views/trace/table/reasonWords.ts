import { CRITICAL_REASON } from '#analysis/criticalReasons.ts';

/** Why a section is on the critical path. `about`: the operation of the span that the reason names. */
export function reasonWords(reason: number, about: string): string {
  switch (reason) {
    case CRITICAL_REASON.lastToFinish:
      return `last to finish in ${about}`;
    case CRITICAL_REASON.lastBefore:
      return `last to finish before ${about} started`;
    case CRITICAL_REASON.beforeChild:
      return `own work before ${about} started`;
    default:
      return 'own work';
  }
}
