import type { JsonDecoder } from './jsonFormat.ts';
import { JsonError } from './jsonBytes.ts';
import type { ReadContext, Steps } from './steps.ts';
import { placeOf, skip, whole } from './steps.ts';

/** First byte of the mark EF BB BF that some editors put before UTF-8. */
const BYTE_ORDER_MARK = 0xef;

/**
 * Reads a file as a stream of items: one value, JSON lines, values back to back, arrays of them however nested, with or
 * without their ends, comment lines between. What does not parse is counted, and reading goes on at the next line that
 * begins a value.
 */
export function* readItems(context: ReadContext, decoder: JsonDecoder): Steps {
  const { reader, log } = context;
  let open = 0;
  let tried = -1;
  for (;;) {
    try {
      const next = yield* whole(context, () => reader.peek());
      if (next === 0 && !(yield* whole(context, () => reader.hasMore()))) break;
      if (next === 123) {
        yield* decoder.readItem();
      } else if (next === 91) {
        open++;
        reader.pos++;
        decoder.array?.('begin');
      } else if (next === 93 || next === 44) {
        if (next === 93) {
          open--;
          decoder.array?.('end');
        }
        reader.pos++;
      } else if (next === 47 || next === 35) {
        yield* skipLine(context);
      } else if (next === BYTE_ORDER_MARK) {
        yield* whole(context, () => reader.skipByteOrderMark());
      } else if (open > 0) {
        // A text where an object should be is something that was lost; null is nothing, and numbers are no records.
        if (next === 34) log.add('recordsIgnored', { detail: 'a text in a list of objects', where: placeOf(context) });
        yield* skip(context);
      } else {
        yield* whole(context, () => reader.fail('expected a value'));
      }
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      log.add(error.truncated ? 'truncated' : 'badValue', {
        detail: error.message,
        where: placeOf(context, error.offset),
      });
      if (error.truncated) {
        decoder.finish?.();
        return;
      }
      // A line that lost its end is noticed in the next one, which may be good: it is tried once.
      const line = reader.lineInFailure();
      const offset = reader.offset - reader.pos + line;
      if (line >= 0 && offset > tried) {
        tried = offset;
        reader.pos = line;
      } else yield* skipToNextValue(context);
    }
  }
  decoder.finish?.();
  if (open > 0) log.add('truncated', { detail: 'an array at the top has no end', where: placeOf(context) });
}

/** Passes over everything up to a line that begins with { or [, or to the end of the file. */
function* skipToNextValue(context: ReadContext): Steps {
  const { reader } = context;
  for (;;) {
    yield* skipLine(context);
    if (!(yield* whole(context, () => reader.hasMore()))) return;
    const byte = reader.bytes[reader.pos];
    if (byte === 123 || byte === 91) return;
  }
}

/** A line may be the rest of the file, so it is passed over chunk by chunk. */
function* skipLine(context: ReadContext): Steps {
  const { reader } = context;
  while (!reader.skipLine()) {
    if (!(yield* whole(context, () => reader.hasMore()))) return;
  }
}
