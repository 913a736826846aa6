import type { SmallValue } from './smallValue.ts';
import { ExactNumber } from './smallValue.ts';
import type { Fields } from './valueAccess.ts';
import { firstOf, integerOf, textOf } from './valueAccess.ts';

/** `AnnotationType` of zipkinCore.thrift by its numbers. */
const TYPES = ['BOOL', 'BYTES', 'I16', 'I32', 'I64', 'DOUBLE', 'STRING'];

/**
 * The value of a binary annotation by the type it names. Zipkin's JSON has it as JSON; dumps of Thrift have the bytes that
 * were sent, in base64.
 */
export function typedBinaryValue(annotation: Fields): SmallValue {
  const value = annotation.get('value') ?? null;
  const thriftType = firstOf(annotation, 'annotation_type', 'annotationType');
  const named = thriftType ?? annotation.get('type');
  const type = typeof named === 'number' ? TYPES[named] : textOf(named).toUpperCase();
  if (typeof value !== 'string') return type === 'DOUBLE' && typeof value === 'number' ? exact(value) : value;
  const bytes = thriftType === undefined ? undefined : fromBase64(value);
  const decoded = bytes && fromBytes(bytes, type);
  if (decoded !== undefined) return decoded;
  if (/^I(16|32|64)$/.test(type)) return integerOf(value) ?? value;
  if (type === 'DOUBLE' && value.trim() !== '' && !Number.isNaN(Number(value))) return exact(Number(value));
  if (type === 'BOOL' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** So that 1.0 stays a double. */
function exact(value: number): SmallValue {
  return new ExactNumber(String(value));
}

function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Numbers stand with their largest byte first; bytes behind them are of nobody. Undefined when there are too few. */
function fromBytes(bytes: Uint8Array, type: string): SmallValue | undefined {
  const view = new DataView(bytes.buffer);
  switch (type) {
    case 'BOOL':
      return bytes.length > 0 ? bytes[0] !== 0 : undefined;
    case 'I16':
      return bytes.length >= 2 ? view.getInt16(0) : undefined;
    case 'I32':
      return bytes.length >= 4 ? view.getInt32(0) : undefined;
    case 'I64':
      return bytes.length >= 8 ? integerOf(view.getBigInt64(0)) : undefined;
    case 'DOUBLE':
      return bytes.length >= 8 ? exact(view.getFloat64(0)) : undefined;
    case 'STRING':
      return utf8(bytes);
    default:
      return undefined;
  }
}

/** Undefined for bytes that are no text: then the text was no base64 to begin with. */
function utf8(bytes: Uint8Array): string | undefined {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
