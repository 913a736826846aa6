import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PROBLEM_WORDS } from '#model/problemWords.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { openSpanTable } from '#model/spanTable.ts';
import type { IngestDocument } from '#ingest/protocol.ts';
import { fileOf, ingestFiles } from '#ingest/testFiles.ts';
import { SAMPLES } from './samples.ts';

/** Damaged files of all samples together; a run takes some half a minute. */
const RUNS = 20_000;
const perSample = Math.ceil(RUNS / SAMPLES.length);

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** One wound: where (as a part of the file), how many bytes, and of what kind. */
const wound = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  length: fc.integer({ min: 1, max: 24 }),
  kind: fc.constantFrom('flip', 'remove', 'repeat', 'zero', 'cut', 'insert', 'number', 'type'),
  insert: fc.constantFrom(
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\n',
    '\u0000',
    'null',
    '-1e999',
    'NaN',
    '"__proto__":{},',
    '\uFEFF',
    '[['.repeat(60),
    'ÿþ',
  ),
});
type Wound = typeof wound extends fc.Arbitrary<infer T> ? T : never;

function damage(bytes: Uint8Array, { at, length, kind, insert }: Wound): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)];
  switch (kind) {
    case 'flip':
      return join(before, [after[0] ^ (1 << (length & 7))], after.subarray(1));
    case 'remove':
      return join(before, after.subarray(length));
    case 'repeat':
      return join(before, after.subarray(0, length), after);
    case 'zero':
      return join(before, [0], after.subarray(1));
    case 'cut':
      return before;
    case 'insert':
      return join(before, encode(insert), after);
    case 'number': {
      // The next digit becomes a number of another size or sign.
      const digit = after.findIndex((byte) => byte >= 48 && byte <= 57);
      return digit < 0
        ? bytes
        : join(
            before,
            after.subarray(0, digit),
            encode(['-', '9'.repeat(40), '0.', '1e'][length & 3]),
            after.subarray(digit),
          );
    }
    case 'type': {
      // The next value becomes one of another type.
      const colon = after.indexOf(58);
      return colon < 0
        ? bytes
        : join(
            before,
            after.subarray(0, colon + 1),
            encode(['null,"x":', '[],"x":', '{},"x":', 'true,"x":'][length & 3]),
            after.subarray(colon + 1),
          );
    }
  }
}

function join(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Reads everything that a screen may ask of a document. */
function touch(document: IngestDocument): string[] {
  const table = openSpanTable(document.table);
  const names: string[] = [];
  for (let row = 0; row < table.length; row++) {
    const span = new Span(table, row as SpanRow);
    names.push(span.operation);
    void [span.attributes, span.events, span.links, span.scope, span.resourceAttributes, span.startNs, span.parentId];
    if (!(span.start >= 0)) throw new Error(`row ${row} starts at ${span.start}`);
  }
  return names;
}

/** For the log only: a hang would run into the time limit of its test. */
let slowest = 0;
let inputs = 0;

describe('a damaged file', () => {
  afterAll(() => console.log(`${inputs} damaged files, the slowest took ${slowest.toFixed(0)} ms`));

  for (const { name, text, spans, isLines } of SAMPLES) {
    it(`of ${name} is read with problems, or refused with a place`, { timeout: 120_000 }, async () => {
      const original = encode(text);
      const whole = await ingestFiles([fileOf('whole', original)]);
      expect(touch(whole).filter((operation) => operation.startsWith('op'))).toHaveLength(spans);

      await fc.assert(
        fc.asyncProperty(fc.array(wound, { minLength: 1, maxLength: 3 }), async (wounds) => {
          const bytes = wounds.reduce(damage, original) as Uint8Array<ArrayBuffer>;
          const begun = performance.now();
          const document = await ingestFiles([fileOf('damaged', bytes)]);
          touch(document);
          slowest = Math.max(slowest, performance.now() - begun);
          inputs++;
          if (document.table.length > 0) return;
          // Nothing to show: then the report says why, and where.
          const failure = document.problems.find(
            ({ code }) => PROBLEM_WORDS[code].outcome === 'failed' || code === 'truncated',
          );
          expect(failure?.examples[0].where).toContain('damaged');
        }),
        { numRuns: perSample, seed: 20_261_121 },
      );
    });

    if (!isLines) continue;
    it(`of ${name} loses no span of another line`, { timeout: 60_000 }, async () => {
      const all = text.trimEnd().split('\n');
      const losesNothing = fc.asyncProperty(fc.nat(all.length - 1), wound, async (hurt, one) => {
        const damaged = all.map((line, at) => (at === hurt ? damage(encode(line), one) : encode(line)));
        const bytes = join(...damaged.flatMap((line) => [line, [10]])) as Uint8Array<ArrayBuffer>;
        const names = touch(await ingestFiles([fileOf('damaged', bytes)]));
        const isThere = (at: number): boolean => names.some((operation) => operation.startsWith(`op ${at + 1}`));
        return [...all.keys()].every((at) => at === hurt || isThere(at));
      });
      const { failed, counterexample } = await fc.check(losesNothing, { numRuns: 300, seed: 20_261_121 });
      expect([failed, counterexample]).toEqual([false, null]);
    });
  }
});
