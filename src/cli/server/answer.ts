import type { ServerResponse } from 'node:http';

/** Why a request is not done, for programs. */
export type RefusalCode =
  | 'badRequest'
  | 'certificate'
  | 'foreignHost'
  | 'foreignPage'
  | 'method'
  | 'notFound'
  | 'redirected'
  | 'timeout'
  | 'tooLarge'
  | 'unknownCollector'
  | 'unreachable';

/** A request that is not done: sent as JSON. */
export interface Refusal {
  readonly status: number;
  readonly code: RefusalCode;
  /** what happened and what to do */
  readonly message: string;
}

/** For all that is not the page itself: nothing of it runs or is shown as part of a page, and nothing is kept. */
export const DATA_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...DATA_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.byteLength,
  });
  response.end(body);
}

/** As `{"error":{"code","message"}}`, in the shape that Jaeger tells its errors in. */
export function sendRefusal(response: ServerResponse, { status, code, message }: Refusal): void {
  if (code === 'method') response.setHeader('allow', 'GET, HEAD, OPTIONS');
  sendJson(response, { error: { code, message } }, status);
}
