import { skipBroken } from './brokenValue.ts';
import { JsonError, NEED_MORE } from './jsonBytes.ts';
import type { JsonReader } from './jsonReader.ts';
import type { KeySet } from './keySet.ts';
import type { LaneMemory } from './lane/laneMemory.ts';
import type { PourContext } from './pourContext.ts';

/** Reading that can wait: every yield asks for more bytes of the file. */
export type Steps<T = void> = Generator<void, T, void>;

/** What a decoder of JSON reads from and pours into. */
export interface ReadContext extends PourContext {
  readonly reader: JsonReader;
  /** the reader's bytes, where spans may be read by a lane */
  readonly lane: LaneMemory | undefined;
}

/** Takes objects by the run, from the one before which the reader stands; false when it takes none of them. */
export interface RunTaker {
  /** `loose`: no comma need stand between two. */
  readonly take: (loose: boolean) => boolean;
}

/** "byte 1,204 of checkout.json" */
export function placeOf(context: ReadContext, offset = context.reader.offset): string {
  return `byte ${offset.toLocaleString('en')} of ${context.fileName}`;
}

/**
 * One indivisible piece. When the bytes run out inside it, what it pushed is dropped, and it is read again from its start
 * once more bytes have come: with chunks of megabytes and pieces of kilobytes that costs next to nothing, and it lets
 * every decoder be a plain function. A piece that is larger than its chunks is tried again only each time its bytes have
 * doubled, so the cost stays in proportion to them.
 */
export function* whole<T>(context: ReadContext, read: () => T): Steps<T> {
  const { reader, builder, log } = context;
  for (;;) {
    reader.hold();
    log.begin();
    try {
      const result = read();
      reader.release();
      return result;
    } catch (error) {
      builder.abandon();
      if (error !== NEED_MORE) {
        reader.giveUp();
        throw error;
      }
      reader.rewind();
      log.rewind();
    }
    const enough = reader.heldBytes * 2;
    do yield;
    while (reader.heldBytes < enough && !reader.isFinished);
  }
}

/** As `whole`, for a value that may be left out: if it is not readable but its end can be found, it is counted and skipped. */
export function* wholeOrSkipped(context: ReadContext, read: () => void): Steps {
  yield* whole(context, () => readOrSkip(context, read));
}

function readOrSkip(context: ReadContext, read: () => void): void {
  const { reader } = context;
  const { pos } = reader;
  reader.begin();
  try {
    read();
  } catch (error) {
    if (!(error instanceof JsonError) || error.truncated) throw error;
    context.builder.abandon();
    reader.pos = pos;
    skipBroken(reader);
    context.log.add('badValue', { detail: error.message, where: placeOf(context, error.offset) });
  }
}

/** Within `whole`: what was read so far is kept whatever happens, and only what follows is read again. */
function commit({ reader, log }: ReadContext): void {
  reader.hold();
  log.begin();
}

/**
 * Reads objects as long as one follows another, in an array or a line each. Every one is a piece of its own, read or
 * skipped, but no generator runs for each. What the lane takes need not be read.
 */
export function runOfObjects(context: ReadContext, read: () => void, lane?: RunTaker): Steps {
  const { reader } = context;
  return whole(context, () => {
    for (;;) {
      const byte = reader.peek();
      if (byte === 123) {
        if (!lane?.take(true)) readOrSkip(context, read);
      } else if (byte === 44) reader.pos++;
      else return;
      commit(context);
    }
  });
}

/** The same for the elements of an array; null elements are passed over, and a value that is no array is skipped. */
export function* runOfElements(context: ReadContext, read: () => void, lane?: RunTaker): Steps {
  const { reader } = context;
  const first = yield* whole(context, () => reader.peek());
  if (first !== 91) {
    yield* skip(context);
    return;
  }
  yield* whole(context, () => reader.enterArray());
  yield* whole(context, () => {
    while (reader.nextElement()) {
      const byte = reader.peek();
      if (byte === 110) reader.skipValue();
      else if (byte !== 123 || !lane?.take(false)) readOrSkip(context, read);
      commit(context);
    }
  });
}

/** Skips a value of any size without holding its bytes. */
export function* skip(context: ReadContext): Steps {
  let open = 0;
  do open = yield* whole(context, () => context.reader.skipPart(open));
  while (open > 0);
}

/**
 * Walks an object too large to hold; `read` must read or skip the value of each key ('' = not in `keys`). A value that is
 * no object is skipped.
 */
export function* eachKey<Name extends string>(
  context: ReadContext,
  keys: KeySet<Name>,
  read: (key: Name | '') => Steps,
): Steps {
  const { reader } = context;
  if ((yield* whole(context, () => reader.peek())) !== 123) {
    yield* skip(context);
    return;
  }
  yield* whole(context, () => reader.enterObject());
  for (;;) {
    const key = yield* whole(context, () => reader.nextKey(keys));
    if (key === undefined) return;
    yield* read(key);
  }
}

/** Walks an array too large to hold; null elements are passed over, and a value that is no array is skipped. */
export function* eachElement(context: ReadContext, read: () => Steps): Steps {
  const { reader } = context;
  const first = yield* whole(context, () => reader.peek());
  if (first !== 91) {
    yield* skip(context);
    return;
  }
  yield* whole(context, () => reader.enterArray());
  for (;;) {
    const more = yield* whole(context, () => {
      if (!reader.nextElement()) return 'end';
      return reader.peek() === 110 ? 'null' : 'value';
    });
    if (more === 'end') return;
    if (more === 'null') yield* whole(context, () => reader.skipValue());
    else yield* read();
  }
}

/** Walks a small array of objects that is held whole; anything else in its place is skipped. */
export function everyObject(reader: JsonReader, read: () => void): void {
  if (reader.peek() !== 91) {
    reader.skipValue();
    return;
  }
  reader.enterArray();
  while (reader.nextElement()) {
    if (reader.peek() === 123) read();
    else reader.skipValue();
  }
}
