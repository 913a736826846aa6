import type { JsonDecoder } from './jsonFormat.ts';
import type { SmallValue } from './smallValue.ts';
import type { ReadContext, Steps } from './steps.ts';
import { readValue } from './valueParts.ts';

/**
 * A decoder that gets its items as values: `take` pours one. Items are read whole, and one that is broken is counted and
 * never taken; where they hold many records, or nest, `readItem` is overridden and takes these one by one.
 */
export abstract class ValueDecoder implements JsonDecoder {
  protected readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  readItem(): Steps {
    return readValue(this.context, (item) => {
      if (item instanceof Map) this.take(item);
    });
  }

  protected abstract take(item: Map<string, SmallValue>): void;
}
