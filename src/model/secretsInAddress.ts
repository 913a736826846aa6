/**
 * Secrets that stand in the address of a server: a user and a password before its host, and the values of parameters. Which
 * parameter is a token no name tells, so all are taken for secrets. A fragment is sent to nobody and dropped with them.
 */

/** An address as it was typed, without user, password, parameters and fragment: what may be shown. */
export function shownAddress(typed: string): string {
  return withoutUser(typed.trim()).replace(/[?#].*$/s, '');
}

/** The same, with the names of parameters, by which one sees what is to be entered again: `https://host/path?token=`. */
export function withoutSecretsInAddress(typed: string): string {
  const parameters = parametersOf(typed);
  if (parameters === undefined) return shownAddress(typed);
  // A parameter without a name may be the secret itself.
  const names = parameters.map((parameter) => /^[^=]+=/.exec(parameter)?.[0]);
  return `${shownAddress(typed)}?${names.filter((name) => name !== undefined).join('&')}`;
}

/** A parameter without its value, or none at all behind the question mark. */
const EMPTY = /^(?:[^=]+=)?$/;

/** Whether an address has parameters whose values would be lost where no secret is kept. */
export function hasParameters(typed: string): boolean {
  return parametersOf(typed)?.some((parameter) => !EMPTY.test(parameter)) ?? false;
}

/** Whether values of parameters are missing, as `withoutSecretsInAddress` leaves them. */
export function lacksParameters(typed: string): boolean {
  return parametersOf(typed)?.some((parameter) => EMPTY.test(parameter)) ?? false;
}

/** undefined without a question mark */
function parametersOf(typed: string): readonly string[] | undefined {
  return /^[^?#]*\?([^#]*)/s.exec(withoutUser(typed.trim()))?.[1].split('&');
}

/** All before the last @ of what browsers take for the host; of what they do not understand, all before the last @. */
function withoutUser(typed: string): string {
  const scheme = /^[a-z][a-z\d+.-]*:\/\//i.exec(typed)?.[0] ?? '';
  const isUnderstood = URL.canParse(scheme === '' ? `http://${typed}` : typed);
  return scheme + typed.slice(scheme.length).replace(isUnderstood ? /^[^/\\?#]*@/ : /^.*@/s, '');
}
