import { expect, test } from 'vitest';
import type { SpanEvent } from '#model/span.ts';
import { readException, withoutLoggedTwice } from './exceptionFacts.ts';

/** An exception at a time in ms; a severity makes it a log record. */
function exception(ms: number, type: string, severity = 0): SpanEvent {
  const attributes = [{ key: 'exception.type', type: 'string', text: type } as const];
  return { name: 'exception', time: ms * 1e6, severity, attributes, droppedAttributes: 0 };
}

test('an exception that was sent as an event and as a log record is told once', () => {
  const events = [exception(10, 'IOError'), exception(10.9, 'IOError', 17)];
  expect(withoutLoggedTwice(events)).toEqual([events[0]]);
});

test('one of another type, of another moment, or sent twice in the same way is another one', () => {
  const events = [
    exception(10, 'IOError'),
    exception(10, 'IOError'),
    exception(10, 'Timeout', 17),
    exception(12, 'IOError', 17),
  ];
  expect(withoutLoggedTwice(events)).toEqual(events);
});

test('an exception is known by the name of its event or by its attributes', () => {
  const named = (name: string) => readException({ ...exception(0, ''), name, attributes: [] }) !== undefined;
  expect(['exception', 'rpc.client.call.exception', 'error', 'retry'].map(named)).toEqual([true, true, true, false]);
  expect(readException({ ...exception(0, 'IOError'), name: 'log' })?.type).toBe('IOError');
});
