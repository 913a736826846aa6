import { describe, expect, it } from 'vitest';
import { parseTraceId } from './traceIdText.ts';

const LONG = '4bf92f3577b34da6a3ce929d0e0e4736';
const SHORT = 'a3ce929d0e0e4736';

describe('a pasted trace id', () => {
  it.each([
    ['hex', LONG, LONG],
    ['upper case', LONG.toUpperCase(), LONG],
    ['with 0x', `0x${SHORT}`, SHORT],
    ['with dashes', '4bf92f35-77b3-4da6-a3ce-929d0e0e4736', LONG],
    ['without its leading zeros', '3ce929d0e0e4736', '03ce929d0e0e4736'],
    ['without zeros of a long one', 'f92f3577b34da6a3ce929d0e0e4736', '00f92f3577b34da6a3ce929d0e0e4736'],
    ['padded to 128 bits', SHORT.padStart(32, '0'), SHORT],
    ['in quotes and blanks', `  "${LONG}", `, LONG],
    ['base64 of 16 bytes', 'S/kvNXezTaajzpKdDg5HNg==', LONG],
    ['base64 without padding, URL alphabet', 'S_kvNXezTaajzpKdDg5HNg', LONG],
    ['base64 of 8 bytes', 'o86SnQ4ORzY=', SHORT],
    ['short', '1', '0000000000000001'],
  ])('%s', (_, text, id) => {
    expect(parseTraceId(text)).toBe(id);
  });

  it.each(['', '   ', '0', '0x', '00000000000000000000000000000000', `${LONG}0`, 'checkout', 'GET /cart', 'ü', 'abc!'])(
    '“%s” is none',
    (text) => {
      expect(parseTraceId(text)).toBeUndefined();
    },
  );
});
