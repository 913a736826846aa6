import type { BytesDecoder } from './bytesFormat.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { readItems } from './jsonItems.ts';
import { JsonReader } from './jsonReader.ts';
import { LaneMemory } from './lane/laneMemory.ts';
import type { PourContext } from './pourContext.ts';

/** A JSON format as what takes bytes: its items are read as far as the bytes go. */
export function jsonDecoder(format: JsonFormat, context: PourContext): BytesDecoder {
  const lane = format.hasStructure ? LaneMemory.take() : undefined;
  const reader = new JsonReader(lane);
  const readContext = { ...context, reader, lane };
  const steps = readItems(readContext, format.decoder(readContext));
  return {
    copies: true,
    feed: (bytes) => {
      reader.feed(bytes);
      steps.next();
    },
    finish: () => {
      reader.finish();
      while (!steps.next().done);
      lane?.release();
    },
  };
}
