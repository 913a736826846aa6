import { lacksParameters } from '#model/secretsInAddress.ts';
import type { SourceProblem, SourceProblemCode } from '#model/sourceProblem.ts';
import type { ConnectionForm } from './connectionForm.ts';

type Field = keyof ConnectionForm;

/** Problems that another address may mend. */
const OF_ADDRESS: ReadonlySet<SourceProblemCode> = new Set([
  'badAddress',
  'mixedContent',
  'wrongPath',
  'webPage',
  'unreachable',
  'strangeAnswer',
]);

/** The field that is to be filled in to mend a problem; undefined when no field mends it. */
export function fieldToMend({ code, advice, detail }: SourceProblem, form: ConnectionForm): Field | undefined {
  if (code === 'unauthorised' || code === 'forbidden') {
    const asksForTenant = /tenant|org id/i.test(`${advice} ${detail}`) && !/token/i.test(advice);
    return asksForTenant ? 'tenant' : signInField(form);
  }
  return OF_ADDRESS.has(code) ? 'url' : undefined;
}

/** Where the next part of signing in is to be entered. */
export function signInField({ signIn, user, url }: ConnectionForm): Field {
  if (lacksParameters(url)) return 'url';
  switch (signIn) {
    case 'none':
      return 'signIn';
    case 'bearer':
      return 'token';
    case 'header':
      return 'headerValue';
    case 'basic':
      return user === '' ? 'user' : 'password';
  }
}
