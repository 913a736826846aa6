import type { Attribute } from '#model/attributes.ts';

/** Statuses of HTTP and of what runs over it: from 400 on it is an error of the one or the other side. */
const HTTP_STATUS: ReadonlySet<string> = new Set(['http.response.status_code', 'http.status_code']);
/** Codes that are 0, OK or empty when all is well. */
const CODES: ReadonlySet<string> = new Set([
  'rpc.grpc.status_code',
  'rpc.status_code',
  'rpc.response.status_code',
  'db.response.status_code',
  'process.exit.code',
]);
const WORDS: ReadonlySet<string> = new Set([
  'error.type',
  'error.name',
  'error.kind',
  'error.message',
  'exception.type',
  'exception.message',
]);
const PIPELINE_RESULT = /^cicd\..*\.result$/;

/** Whether an attribute of a span in error says what the error was. */
export function isTellingOfError({ key, text }: Attribute): boolean {
  if (text === '') return false;
  if (HTTP_STATUS.has(key)) return Number(text) >= 400;
  if (CODES.has(key)) return !/^(?:0|ok|none)$/i.test(text);
  if (PIPELINE_RESULT.test(key)) return text !== 'success';
  return WORDS.has(key);
}
