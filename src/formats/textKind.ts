/** Bytes of a text that are shown and judged by. */
const SHOWN = 40;
const JUDGED = 512;

/** What a file is in whose first bytes no JSON object was found. */
export function describeText(head: Uint8Array): string {
  const judged = head.subarray(0, JUDGED);
  if (judged.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return describeBinary(judged);
  const text = new TextDecoder().decode(judged).trimStart();
  if (/^(<!doctype html|<html)/i.test(text)) return 'a web page, perhaps a login or an error page';
  if (text.startsWith('<')) return 'XML';
  if (text.startsWith('{') || text.startsWith('[')) return 'JSON without any objects that have keys';
  const line = text.split(/[\r\n]/, 1)[0];
  const shown = line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
  return `text that is no JSON: it begins with “${shown}”`;
}

/** OTLP as protobuf begins with field 1, a message: 0x0a and its length. */
function describeBinary(bytes: Uint8Array): string {
  const found = bytes[0] === 0x0a ? 'binary data, perhaps OTLP protobuf' : 'binary data';
  return `${found}, and Spanglass opens JSON only`;
}
