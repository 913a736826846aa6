/** What a server itself says about an error, out of the body of its answer; '' when it says nothing. */
export function serverWords(body: string): string {
  const text = body.trim();
  if (text.startsWith('<')) return wordsOfPage(text);
  if (!text.startsWith('{')) return text;
  try {
    return wordsOfValue(JSON.parse(text)) ?? text;
  } catch {
    // Cut, or no JSON after all: as it stands.
    return text;
  }
}

/** Whether a body is a web page, whatever its content type says. */
export function isWebPage(body: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<body)/i.test(body);
}

/**
 * The error in a body that came with status 200, undefined when there is none: `error` of Jaeger v3, Prometheus and
 * gateways, `errors` of Jaeger v1 beside no data.
 */
export function errorInBody(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  if (value['data'] !== undefined && value['data'] !== null && value['status'] !== 'error') return undefined;
  const { error, errors, status } = value;
  const isError =
    (error !== undefined && error !== null && error !== false) ||
    (Array.isArray(errors) && errors.length > 0) ||
    status === 'error';
  return isError ? (wordsOfValue(value) ?? JSON.stringify(value)) : undefined;
}

function wordsOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return wordsOfValue(value[0]);
  if (!isObject(value)) return undefined;
  for (const key of ['error', 'errors', 'message', 'msg', 'error_description', 'detail']) {
    const words = wordsOfValue(value[key]);
    if (words !== undefined && words !== '') return words;
  }
  return undefined;
}

/** A page's title, else its first words. */
function wordsOfPage(page: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(page)?.[1]?.trim() ?? '';
  if (title !== '') return title;
  return page
    .slice(0, 4000)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
