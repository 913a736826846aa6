import { expect, test } from 'vitest';
import { measureOf } from './measures.ts';

/** 2026-11-21 12:00:00 UTC */
const SECONDS = 1_795_262_400;
const NS = 1_795_262_400_000_000_000n;

test('a number whose key speaks of time is a date, in whichever unit it came', () => {
  for (const [key, text] of [
    ['token.exp', `${SECONDS}`],
    ['order.created_at', `${SECONDS}000`],
    ['message.timestamp', `${SECONDS}000000`],
    ['startTimeUnixNano', `${SECONDS}000000000`],
    ['expires', `${SECONDS}.0`],
    ['session.expiresAt', `${SECONDS}000`],
  ]) {
    expect(measureOf(key, text)).toEqual({ kind: 'instant', ns: NS });
  }
});

test('no date without the key, nor outside of this century', () => {
  expect(measureOf('user.id', `${SECONDS}`)).toBeUndefined();
  expect(measureOf('retry.time', '120')).toBeUndefined();
  expect(measureOf('created_at', '946684799')).toBeUndefined();
  expect(measureOf('item.format', `${SECONDS}`)).toBeUndefined();
  expect(measureOf('created_at', '2026-11-21')).toBeUndefined();
});

test('durations have the unit that their key names', () => {
  expect(measureOf('queue.wait_ms', '12500')).toEqual({ kind: 'duration', ns: 12.5e9 });
  expect(measureOf('latencyMs', '0.25')).toEqual({ kind: 'duration', ns: 250_000 });
  expect(measureOf('cache.ttl_seconds', '86400')).toEqual({ kind: 'duration', ns: 86_400e9 });
  expect(measureOf('gen_ai.response.time_to_first_chunk', '0.4')).toEqual({ kind: 'duration', ns: 0.4e9 });
});

test('nothing is said that the digits say, or that nobody knows', () => {
  expect(measureOf('queue.wait_ms', '250')).toBeUndefined();
  expect(measureOf('http.server.duration', '12500')).toBeUndefined();
  expect(measureOf('order.items', '12')).toBeUndefined();
  expect(measureOf('tags', '9000')).toBeUndefined();
});

test('sizes are bytes, and sizes of batches are not', () => {
  expect(measureOf('http.response.body.size', '34500000')).toEqual({ kind: 'bytes', bytes: 34_500_000 });
  expect(measureOf('http.request_content_length', '1204')).toEqual({ kind: 'bytes', bytes: 1204 });
  expect(measureOf('heap_bytes', '812')).toBeUndefined();
  expect(measureOf('db.operation.batch.size', '20000')).toBeUndefined();
});

test('long counts are grouped', () => {
  expect(measureOf('gen_ai.usage.input_tokens', '128000')).toEqual({ kind: 'count', count: 128_000 });
  expect(measureOf('gen_ai.usage.input_tokens', '812')).toBeUndefined();
});
