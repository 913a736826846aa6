import { KeySet } from './keySet.ts';
import type { SmallValue } from './smallValue.ts';
import type { ReadContext, Steps } from './steps.ts';
import { whole } from './steps.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf } from './valueAccess.ts';
import { partsReader, readValue } from './valueParts.ts';

/** Where a document of Elasticsearch or OpenSearch may stand: alone, as a hit, in a whole answer. For a format's shape. */
export const DOCUMENT_PLACES = ['', '_source.', 'hits.hits[]._source.', 'hits[]._source.'] as const;

const NO_KEYS = new KeySet({});
/** An answer is read hit by hit. */
const readAnswer = partsReader({ hits: { hits: 'each' } });
/** First keys of an answer to a search. */
const ANSWER_KEYS: ReadonlySet<string> = new Set(['took', 'timed_out', '_shards', 'hits', 'num_reduce_phases']);

/**
 * Reads the documents of an item: the item itself, or those of the search answer that it is, out of their `_source` or
 * `fields`. Action lines of bulk files come as documents too.
 */
export function* readDocuments(context: ReadContext, take: (document: Fields) => void): Steps {
  const takeHit = (value: SmallValue): void => take(documentOf(value));
  if (ANSWER_KEYS.has(yield* firstKey(context))) yield* readAnswer(context, (_, value) => takeHit(value));
  else yield* readValue(context, takeHit);
}

/** The first key of the object that comes next, which is left unread; '' when it is empty. */
export function firstKey(context: ReadContext): Steps<string> {
  const { reader } = context;
  return whole(context, () => {
    reader.peek();
    const { pos } = reader;
    reader.enterObject();
    const key = reader.peek() === 34 && reader.nextKey(NO_KEYS) !== undefined ? reader.textAsString() : '';
    reader.pos = pos;
    return key;
  });
}

function documentOf(value: SmallValue): Fields {
  const hit = fieldsOf(value);
  for (const key of ['_source', 'fields']) {
    const inner = hit.get(key);
    // A document may have fields of such a name itself, and its time beside them.
    if (inner instanceof Map && (key === '_source' || !hit.has('@timestamp'))) return inner;
  }
  return hit;
}
