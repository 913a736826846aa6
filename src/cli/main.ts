#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { isWrittenFormat, WRITERS } from '#formats/writers.ts';
import { convert } from './convert.ts';
import { inspect } from './inspect.ts';
import { serve } from './serve.ts';
import { services } from './services.ts';
import { UsageError } from './usage.ts';

const USAGE = `Usage:
  spanglass [FILE…] [--collector NAME=URL]… [--open-browser]
      Serves the page on this machine, opens the files in it, and lets it read the collectors named, whether or not
      they allow web pages. FILE may be a folder, an archive, or - for the standard input. Ctrl+C ends it.
      --port N                  the port; without it the first free one from 4690 on
      --host NAME               what to listen on; without it only this machine reaches it (127.0.0.1)
      --forward-header NAME     lets a header of the page's requests through to the collectors, beside the usual ones
  spanglass inspect FILE… [--json]
      What each file holds and what was wrong with it.
  spanglass convert FILE… --to ${Object.keys(WRITERS).join('|')} [-o OUT]
      Writes the spans of all files in one format.
  spanglass services FILE… [--json]
      What calls what in all files together, how often and how fast. As JSON, calls between services are counted as
      Zipkin and Jaeger count them; as text, databases, queues and other hosts are told too.

Exit code of the others: 0 everything was readable, 1 something was skipped or repaired, 2 no traces could be read.
`;

async function run(words: readonly string[]): Promise<number> {
  const [command, ...args] = words;
  const print = (text: string): void => void process.stdout.write(text);
  const warn = (text: string): void => void process.stderr.write(text);
  switch (command) {
    case '--help':
    case '-h':
    case 'help':
      print(USAGE);
      return 0;
    case 'inspect': {
      const { values, positionals } = parsed(() =>
        parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } }),
      );
      return inspect(positionals, values, print);
    }
    case 'convert': {
      const { values, positionals } = parsed(() =>
        parseArgs({
          args,
          allowPositionals: true,
          options: { to: { type: 'string', default: '' }, out: { type: 'string', short: 'o' } },
        }),
      );
      const { to, out } = values;
      if (!isWrittenFormat(to)) throw new UsageError(`--to must be one of ${Object.keys(WRITERS).join(', ')}`);
      return convert(positionals, { to, out }, warn);
    }
    case 'services': {
      const { values, positionals } = parsed(() =>
        parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } }),
      );
      return services(positionals, values, print, warn);
    }
    default: {
      const { values, positionals } = understood(() =>
        parseArgs({
          args: [...words],
          allowPositionals: true,
          options: {
            collector: { type: 'string', multiple: true, default: [] },
            port: { type: 'string' },
            host: { type: 'string', default: '127.0.0.1' },
            'forward-header': { type: 'string', multiple: true, default: [] },
            'open-browser': { type: 'boolean', default: false },
          },
        }),
      );
      return serve(positionals, values, print, warn);
    }
  }
}

/** Arguments that name at least one file; anything else is wrong use. */
function parsed<T extends { readonly positionals: readonly string[] }>(parse: () => T): T {
  const result = understood(parse);
  if (result.positionals.length === 0) throw new UsageError('name at least one file');
  return result;
}

function understood<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`spanglass: ${message}\n${error instanceof UsageError ? `\n${USAGE}` : ''}`);
  process.exitCode = 2;
}
