import type { JsonDecoder } from './jsonFormat.ts';
import { JsonError } from './jsonReader.ts';
import { skipLine } from './shape.ts';
import type { ReadContext, Steps } from './steps.ts';
import { placeOf, skip, whole } from './steps.ts';

/**
 * Reads a file as a stream of items: one value, JSON lines, values back to back, arrays of them however nested, with or
 * without their ends, comment lines between. What does not parse is counted, and reading goes on at the next line that
 * begins a value.
 */
export function* readItems(context: ReadContext, decoder: JsonDecoder): Steps {
  const { reader, log } = context;
  let open = 0;
  for (;;) {
    try {
      const next = yield* whole(context, () => reader.peek());
      if (next === 0) break;
      if (next === 123) {
        yield* decoder.readItem();
      } else if (next === 91) {
        open++;
        reader.pos++;
      } else if (next === 93 || next === 44) {
        if (next === 93) open--;
        reader.pos++;
      } else if (next === 47 || next === 35) {
        yield* whole(context, () => {
          skipLine(reader);
          reader.peek();
        });
      } else if (open > 0) {
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
      if (error.truncated) return;
      yield* skipToNextValue(context);
    }
  }
  if (open > 0) log.add('truncated', { detail: 'an array at the top has no end', where: placeOf(context) });
}

/** Passes over everything up to a line that begins with { or [, or to the end of the file. */
function* skipToNextValue(context: ReadContext): Steps {
  const { reader } = context;
  for (;;) {
    const found = yield* whole(context, () => {
      skipLine(reader);
      const byte = reader.peekAfterLine();
      return byte === 123 || byte === 91 || byte === 0;
    });
    if (found) return;
  }
}
