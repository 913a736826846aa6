import { decodeBase64Text } from './base64Text.ts';

/** A JSON Web Token (RFC 7519), read and never checked. */
export interface WebToken {
  /** JSON text */
  readonly header: string;
  /** JSON text; undefined when it is encrypted (RFC 7516) */
  readonly payload: string | undefined;
  /** registered claims that are times, as Unix seconds */
  readonly times: readonly { readonly name: 'iat' | 'nbf' | 'exp'; readonly seconds: number }[];
  /** the text up to the signature, without what stands before the token */
  readonly unsigned: string;
}

const TOKEN = /^(?:Bearer\s+)?(eyJ[\w-]{8,}\.[\w-]*)((?:\.[\w-]*){1,3})$/i;
const TIMES = ['iat', 'nbf', 'exp'] as const;

/** The token of a text, also of `Bearer …`; undefined when it is none. */
export function readWebToken(text: string): WebToken | undefined {
  const match = TOKEN.exec(text);
  if (!match) return undefined;
  const [first, second] = match[1].split('.');
  const isEncrypted = match[2].split('.').length === 4;
  const header = decodeBase64Text(first);
  const payload = isEncrypted ? undefined : decodeBase64Text(second);
  if (header === undefined || objectOf(header) === undefined) return undefined;
  const claims = objectOf(payload ?? '{}');
  if (!isEncrypted && (payload === undefined || claims === undefined)) return undefined;
  const times = TIMES.flatMap((name) => {
    const seconds = claims?.[name];
    return typeof seconds === 'number' && Number.isFinite(seconds) ? [{ name, seconds }] : [];
  });
  return { header, payload, times, unsigned: match[1] };
}

function objectOf(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
