/**
 * Reads a trace id as people paste it: hex with or without `0x`, dashes and leading zeros, or base64 of 8 or 16 bytes.
 * Gives lower-case hex of 32 digits, or 16 when the id has no more than 64 bits; undefined when it is no id, or zero.
 */
export function parseTraceId(text: string): string | undefined {
  const bare = text.trim().replace(/^["'`]+|["'`,;]+$/g, '');
  const hex = bare.replace(/^0x/i, '').replaceAll('-', '').toLowerCase();
  if (/^[\da-f]{1,32}$/.test(hex)) return canonical(hex);
  const bytes = base64Bytes(bare);
  if (bytes === undefined || (bytes.length !== 16 && bytes.length !== 8)) return undefined;
  return canonical(Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(''));
}

function canonical(hex: string): string | undefined {
  const digits = hex.replace(/^0+/, '');
  if (digits === '') return undefined;
  return digits.length <= 16 ? digits.padStart(16, '0') : digits.padStart(32, '0');
}

/** Characters of code 0 to 255; plain and URL alphabet, padded or not. */
function base64Bytes(text: string): string | undefined {
  if (!/^[\w+/-]+={0,2}$/.test(text)) return undefined;
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    // As many characters as no bytes make.
    return undefined;
  }
}
