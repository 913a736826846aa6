import type { OtlpDocument } from './otlpDocument.ts';
import { createRandom } from './random.ts';
import { checkout } from './shopRequests.ts';
import { createShop } from './shopServices.ts';
import { TraceWriter } from './traceWriter.ts';

/** 2026-11-21 16:40:07 UTC, in Unix ns. */
const ORIGIN_NS = 1_795_279_207_000_000_000n;

/**
 * One checkout that fails: the user centre waits 5 s for a database connection, payment gives up on it after 3 s,
 * twice, and the error travels to the root, which takes the order back. Two server spans outlive their callers.
 */
export function timeoutDocument(): OtlpDocument {
  const random = createRandom(3000);
  const writer = new TraceWriter(random, ORIGIN_NS);
  const shop = createShop(random)();
  checkout(writer, { shop, random, userId: 482_913, items: 9 }, 122, 'healthy', 'hanging');
  return writer.document();
}
