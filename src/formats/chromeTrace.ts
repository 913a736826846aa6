import { ChromeEventReader } from './chromeEventReader.ts';
import { ChromeEvents } from './chromeEvents.ts';
import { ChromeWriter } from './chromeWriter.ts';
import type { JsonDecoder, JsonFormat } from './jsonFormat.ts';
import { KeySet } from './keySet.ts';
import type { ReadContext, Steps } from './steps.ts';
import { eachKey, runOfElements, runOfObjects, skip } from './steps.ts';

const NAME = 'Chrome trace events';
const FILE = new KeySet({ traceEvents: [] });

/** The Trace Event Format of Chrome and of many that write for its viewer: an object with a list of events … */
export const chromeTrace: JsonFormat = {
  name: NAME,
  recognises: (shape) => shape.has('traceEvents'),
  decoder: (context) => new ChromeDecoder(context, true),
};

/** … or the bare list, which may lack its end. */
export const chromeEvents: JsonFormat = {
  name: NAME,
  recognises: (shape) => shape.has('ph') && ['ts', 'pid', 'tid', 'args'].some((key) => shape.has(key)),
  decoder: (context) => new ChromeDecoder(context, false),
};

class ChromeDecoder implements JsonDecoder {
  private readonly context: ReadContext;
  private readonly isWrapped: boolean;
  private readonly events = new ChromeEvents();
  private readonly eventReader: ChromeEventReader;

  constructor(context: ReadContext, isWrapped: boolean) {
    this.context = context;
    this.isWrapped = isWrapped;
    this.eventReader = new ChromeEventReader(context, this.events);
  }

  readItem(): Steps {
    const { context } = this;
    const { read } = this.eventReader;
    if (!this.isWrapped) return runOfObjects(context, read);
    return eachKey(context, FILE, (key) => (key === '' ? skip(context) : runOfElements(context, read)));
  }

  finish(): void {
    const { names, ignored } = this.eventReader;
    const writer = new ChromeWriter(this.context, this.events, names);
    writer.write();
    writer.report(ignored);
  }
}
