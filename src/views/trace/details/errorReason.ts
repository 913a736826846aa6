import { ERROR_RULE } from '#analysis/spanErrors.ts';

const UNSET = 'the span’s own status is not set';

/** Why a row is marked though its status does not say that it failed, in a sentence; '' where its status says so. */
export function errorReason(rule: number): string {
  switch (rule) {
    case ERROR_RULE.errorType:
      return `An error by its error.type: ${UNSET}.`;
    case ERROR_RULE.http:
      return `An error by its HTTP status: ${UNSET}.`;
    case ERROR_RULE.client4xx:
      return `An error by its HTTP status: ${UNSET}. A command leaves out clients that are answered 4xx.`;
    case ERROR_RULE.rpc:
      return `An error by its RPC status: ${UNSET}.`;
    case ERROR_RULE.work:
      return `An error by how its work ended: ${UNSET}.`;
    case ERROR_RULE.warning:
      return 'An exception was recorded, and the span did not fail.';
    default:
      return '';
  }
}
