/** Signs by which a text of some form is known at a look: the readers of the forms come when one is opened. */

/** Characters that are looked at to tell JSON from other text; of a longer one the rest is believed. */
const LOOKED_AT = 2000;
/** A text without its end is JSON cut off only if so much came before: shorter ones are some other notation. */
const LEAST_CUT = 100;

/** Whether a text is an object or a list in JSON: all of it, or what came before the sender cut it off. */
export function looksLikeJson(text: string): boolean {
  if (!/^\s*(?:\{\s*["}]|\[\s*[[\]{"\d\-tfn])/.test(text)) return false;
  if (text.length <= LOOKED_AT) {
    try {
      JSON.parse(text);
      return true;
    } catch {
      // Perhaps it was cut off.
    }
  }
  return text.length >= LEAST_CUT && isWellFormed(text, LOOKED_AT);
}

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([{[])|([}\]])|(,)|(:)|(-?\d[\d.eE+-]*|true|false|null))/sy;

/** Whether the first `length` characters break no rule of JSON; the last token may be cut. */
function isWellFormed(text: string, length: number): boolean {
  const head = text.slice(0, length);
  const open: string[] = [];
  let expects: 'value' | 'key' | 'colon' | 'comma' = 'value';
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < head.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(head);
    // What is left is a token without its end, if it is not more than one.
    if (!match) return /^\s*(?:"(?:[^"\\]|\\.?)*|[a-z]{0,4}|-)?\s*$/s.test(head.slice(at));
    at = TOKEN.lastIndex;
    const [, string, opens, closes, comma, colon, scalar] = match;
    if (closes !== undefined) {
      if (expects === 'colon' || open.pop() !== (closes === '}' ? '{' : '[')) return false;
      if (open.length === 0) return text.slice(at).trim() === '';
      expects = 'comma';
    } else if (expects === 'comma') {
      if (comma === undefined) return false;
      expects = open.at(-1) === '{' ? 'key' : 'value';
    } else if (expects === 'colon') {
      if (colon === undefined) return false;
      expects = 'value';
    } else if (expects === 'key') {
      if (string === undefined) return false;
      expects = 'colon';
    } else if (opens !== undefined) {
      open.push(opens);
      expects = opens === '{' ? 'key' : 'value';
    } else {
      if (string === undefined && scalar === undefined) return false;
      expects = 'comma';
    }
  }
  return true;
}

/** Whether a text may be a JSON Web Token, also after `Bearer`; `readWebToken` is sure. */
export function looksLikeWebToken(text: string): boolean {
  return /^(?:Bearer\s+)?eyJ[\w-]{8,}\.[\w-]*(?:\.[\w-]*){1,3}$/i.test(text);
}

/** Whether a text is a query worth a table: two parameters, or something in it that is encoded. */
export function looksLikeQuery(text: string): boolean {
  return /^\??[^\s=&?]+=[^\s&]*(?:&[^\s&]+)*$/.test(text) && /&|%[\da-f]{2}/i.test(text);
}
