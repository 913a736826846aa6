import type { Attribute } from '#model/attributes.ts';
import type { Spelling } from './aliasTable.ts';
import { factsOf, spellingsOf } from './aliasTable.ts';

/** A span's attributes with what was sent under two names told once. */
export interface AliasFolding {
  /** without those that only repeat another, in the order they were sent */
  readonly shown: readonly Attribute[];
  /** by an attribute of `shown`: those that say the same under another name */
  readonly repeats: ReadonlyMap<Attribute, readonly Attribute[]>;
  /** newest names of facts that an older name says differently: the newest counts, and both are in `shown` */
  readonly conflicts: readonly string[];
}

/**
 * Older names that come near a fact without being it, so that they may differ from it in honest traces: sizes before
 * compression, names of a server beside its address, and messages in the shape of another dialect.
 */
const NEAR: ReadonlySet<string> = new Set([
  'http.request_content_length_uncompressed',
  'http.response_content_length_uncompressed',
  'http.request.header.content-length',
  'http.response.header.content-length',
  'http.server_name',
  'http.client_ip',
  'tls.client.server_name',
  'error.message',
  'db.type',
  'gen_ai.prompt',
  'gen_ai.completion',
  'llm.input_messages',
  'llm.output_messages',
  'input.value',
  'output.value',
  'ai.prompt.messages',
]);

/** Folds the attributes of one span (semantic-conventions §1). `isCalled`: its kind is SERVER or CONSUMER. */
export function foldAliases(attributes: readonly Attribute[], isCalled: boolean): AliasFolding {
  const byKey = new Map<string, Attribute>();
  // Of a key that occurs twice the first counts, as everywhere.
  for (const attribute of attributes) if (!byKey.has(attribute.key)) byKey.set(attribute.key, attribute);
  const tellers = new Set<Attribute>();
  const equals = new Map<Attribute, Attribute>();
  const differs = new Map<Attribute, string>();
  for (const fact of new Set(attributes.flatMap(({ key }) => factsOf(key)))) {
    const [first, ...others] = sentSpellings(fact, isCalled, byKey);
    if (first === undefined) continue;
    tellers.add(first.attribute);
    for (const { attribute, value } of others) {
      if (attribute === first.attribute) continue;
      if (value === first.value) equals.set(attribute, first.attribute);
      else if (first.attribute.key === fact && !NEAR.has(attribute.key)) differs.set(attribute, fact);
    }
  }
  const repeats = new Map<Attribute, Attribute[]>();
  const folded = new Set<Attribute>();
  for (const [attribute, of] of equals) {
    // An old name of several facts may be the only one to tell another of them.
    if (tellers.has(attribute)) continue;
    folded.add(attribute);
    repeats.set(of, [...(repeats.get(of) ?? []), attribute]);
  }
  // Nor does it contradict any when it says one of them.
  const contradicted = [...differs].filter(([attribute]) => !equals.has(attribute)).map(([, fact]) => fact);
  return {
    shown: attributes.filter((attribute) => !folded.has(attribute)),
    repeats,
    conflicts: [...new Set(contradicted)].sort(),
  };
}

interface Sent {
  readonly attribute: Attribute;
  /** in today's form */
  readonly value: string;
}

/** What was sent of a fact, by the order of its spellings; empty values do not count. */
function sentSpellings(fact: string, isCalled: boolean, byKey: ReadonlyMap<string, Attribute>): readonly Sent[] {
  return spellingsOf(fact).flatMap((spelling) => {
    const attribute = byKey.get(spelling.key);
    if (attribute === undefined || attribute.text === '') return [];
    if (spelling.on !== undefined && (spelling.on === 'server') !== isCalled) return [];
    const value = todaysValue(spelling, attribute.text, byKey);
    return value === undefined || value === '' ? [] : [{ attribute, value }];
  });
}

function todaysValue(
  { read, prefix }: Spelling,
  text: string,
  byKey: ReadonlyMap<string, Attribute>,
): string | undefined {
  const value = read ? read(text) : text;
  if (value === undefined || !prefix || value.includes(prefix.joint)) return value;
  const before = byKey.get(prefix.key)?.text ?? '';
  return before === '' ? value : before + prefix.joint + value;
}
