import type { Conventions } from '#analysis/conventions.ts';
import type { Span } from '#model/span.ts';
import type { ExceptionFacts } from '#analysis/exceptionFacts.ts';
import { readException } from '#analysis/exceptionFacts.ts';

/** What a failed span says of its failure. */
export interface ErrorWords {
  /** a type, a status or a message: what one would search for */
  readonly title: string;
  /** whatever else was said, without repeats */
  readonly messages: readonly string[];
  /** '' when none was sent */
  readonly stack: string;
}

/** Names of the statuses met most (RFC 9110, RFC 6585; 499 is nginx's). */
const HTTP_STATUS: Readonly<Record<string, string | undefined>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  499: 'Client Closed Request',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** For a span in error. The type comes from its last exception, its `error.type`, or the status of what it called. */
export function errorWords(span: Span, facts: Conventions): ErrorWords {
  const exception = lastException(span);
  const type = exception?.type || typeOf(span, facts);
  const message = exception?.message ?? '';
  const said = [message, span.statusMessage].filter((text) => text !== '' && text !== type);
  // Many tracers write the exception's message into the status as well, some behind its type.
  const messages = [...new Set(said)].filter((text) => message === '' || !isTypeAndMessage(text, type, message));
  const stack = exception?.stack ?? '';
  if (type !== '') return { title: type, messages, stack };
  return { title: messages[0] ?? 'Failed, without a message', messages: messages.slice(1), stack };
}

/** Whether it is `ReadTimeout: timed out`, the type with or without where it is defined. */
function isTypeAndMessage(text: string, type: string, message: string): boolean {
  const name = text.slice(0, -message.length - 2);
  return name !== '' && text === `${name}: ${message}` && (type === name || type.endsWith(`.${name}`));
}

function typeOf(span: Span, facts: Conventions): string {
  const sent = facts.text(span.row, 'error.type') ?? '';
  if (sent !== '' && sent !== '_OTHER' && !/^\d{3}$/.test(sent)) return sent;
  const status = facts.text(span.row, 'http.response.status_code') ?? sent;
  if (/^[45]\d\d$/.test(status)) return `HTTP ${status} ${HTTP_STATUS[status] ?? ''}`.trimEnd();
  const rpc = facts.text(span.row, 'rpc.status_code') ?? '';
  if (rpc !== 'OK' && rpc !== '') return rpc;
  const exit = facts.text(span.row, 'process.exit.code') ?? '0';
  if (exit !== '0') return `Exit code ${exit}`;
  const ends = ['cicd.pipeline.task.run.result', 'cicd.pipeline.result'].map((key) => facts.text(span.row, key));
  const end = ends.find((result) => result !== undefined && result !== 'success');
  return end === undefined
    ? ''
    : `The ${facts.has(span.row, 'cicd.pipeline.task.name') ? 'task' : 'pipeline'} ended in ${end}`;
}

/** The one nearest to the failure of the span: earlier ones may have been caught. */
function lastException(span: Span): ExceptionFacts | undefined {
  let last: ExceptionFacts | undefined;
  for (const event of span.events) last = readException(event) ?? last;
  return last;
}
