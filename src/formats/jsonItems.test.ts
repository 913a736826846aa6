import { describe, expect, it } from 'vitest';
import type { Reading } from './testReading.ts';
import { readTrace } from './testReading.ts';

/** One span of Zipkin's, the smallest there is; named by `name`. */
function span(name: string): string {
  const id = Array.from(name, (letter) => letter.charCodeAt(0).toString(16)).join('');
  return `{"traceId":"a1","id":"${id}","name":"${name}","timestamp":1795262400000000,"duration":10}`;
}

/** A request of OTLP around spans of these names, some over two lines. */
function request(...names: string[]): string {
  const spans = names.map(
    (name, at) => `{"traceId":"a1","spanId":"b${at + 1}",\n"name":"${name}","startTimeUnixNano":"1795262400000000000"}`,
  );
  return `{"resourceSpans":[{"scopeSpans":[{"spans":[${spans.join(',')}]}]}]}`;
}

const names = ({ spans }: Reading): string => spans.map(({ operation }) => operation).join(' ');
/** Names of the spans, and the problems that are about the text. */
function read(text: string): string {
  const reading = readTrace(text);
  const problems = reading.problemList
    .filter(({ code }) => code === 'badValue' || code === 'truncated')
    .map(({ code, count }) => `${code} ×${count}`);
  return [names(reading).split(' ').toSorted().join(' '), ...problems].join(', ');
}

describe('a file', () => {
  it('may be one value, a list, lists in a list', () => {
    expect(read(span('a'))).toBe('a');
    expect(read(`[${span('a')},${span('b')}]`)).toBe('a b');
    expect(read(`[[${span('a')}],[],[${span('b')},${span('c')}]]`)).toBe('a b c');
    expect(read(`[null,${span('a')},7,"text",${span('b')}]`)).toBe('a b');
  });

  it('may be JSON lines, with line ends of any system and empty lines', () => {
    expect(read(`${span('a')}\n${span('b')}\n`)).toBe('a b');
    expect(read(`${span('a')}\r\n\r\n${span('b')}\r\n`)).toBe('a b');
  });

  it('may be values back to back, pretty or not', () => {
    expect(read(span('a') + span('b'))).toBe('a b');
    expect(read(request('a').replaceAll('{', '{\n') + request('b').replaceAll(',', ',\n  '))).toBe('a b');
  });

  it('may begin with a byte order mark, or have one where files were joined', () => {
    expect(read(`\ufeff${span('a')}\n\ufeff${span('b')}`)).toBe('a b');
  });

  it('may have comment lines between its values', () => {
    expect(read(`// made by a test\n# and\n${span('a')}\n// the end`)).toBe('a');
  });

  it('whose array has no end, or a trailing comma, gives what it has', () => {
    expect(read(`[${span('a')},${span('b')}`)).toBe('a b, truncated ×1');
    expect(read(`[${span('a')},${span('b')},`)).toBe('a b, truncated ×1');
    expect(read(`[${span('a')}\n,${span('b')},]`)).toBe('a b');
  });

  it('that holds no span gives none', () => {
    expect(readTrace('{"resourceSpans":[]}').table.length).toBe(0);
    expect(readTrace('{"resourceSpans":null}').table.length).toBe(0);
  });
});

describe('damage', () => {
  it('between values costs nothing but itself', () => {
    expect(read(`${span('a')}\nxww }} oops\n${span('b')}`)).toBe('a b, badValue ×1');
    expect(read(`${span('a')}}xww\n${span('b')}`)).toBe('a b, badValue ×1');
    expect(read(`${span('a')}\n"""kibana"""\n${span('b')}`)).toBe('a b, badValue ×1');
  });

  it('inside a span costs that span', () => {
    const bad = span('x').replace('"duration":10', '"duration":10 20');
    expect(read(`[${span('a')},${bad},${span('b')}]`)).toBe('a b, badValue ×1');
    expect(read(`${span('a')}\n${bad}\n${span('b')}`)).toBe('a b, badValue ×1');
  });

  it('that takes the end of a line costs that line', () => {
    for (let cut = 1; cut < span('x').length; cut++) {
      const line = span('x').slice(0, -cut);
      const text = `${span('a')}\n${line}\n${span('b')}\n${span('c')}`;
      expect(read(text)).toBe('a b c, badValue ×1');
    }
  });

  it('that takes the end of a line of OTLP costs what is cut off', () => {
    const flat = (name: string): string => request(name).replaceAll('\n', '');
    for (let cut = 1; cut < flat('x').length - 20; cut++) {
      const line = flat('x').slice(0, -cut);
      const rest = read(`${flat('a')}\n${line}\n${flat('b')}\n${flat('c')}`);
      // Where a value is asked for, the next line may be taken for it.
      expect(rest.replace(/, .*| x/g, '')).toMatch(/[:,[]$/.test(line) ? /^a (b )?c$/ : /^a b c$/);
    }
  });

  it('that takes the end of a line of other signals costs nothing else', () => {
    const metrics = '{"resourceMetrics":[{"resource":{},"scopeMetrics":[{"metrics":[{"name":"m","sum":[1,2]}]}]}]}';
    const flat = (name: string): string => request(name).replaceAll('\n', '');
    for (let cut = 1; cut < metrics.length - 20; cut++) {
      const line = metrics.slice(0, -cut);
      // Where a value is asked for, the next line may be taken for it.
      if (/[:,[]$/.test(line)) continue;
      const text = `${flat('a')}\n${line}\n${flat('b')}\n${flat('c')}`;
      expect(read(text)).toBe('a b c, badValue ×1');
    }
  });

  it('of zero bytes is passed over', () => {
    expect(read(`${span('a')}\n\0\0\0\n${span('b')}`)).toBe('a b, badValue ×1');
  });

  it('is reported with its place, and only the first few places', () => {
    const lines = Array.from({ length: 20 }, (_, at) => `${span(`s${at}`)}\n?`).join('\n');
    const [problem] = readTrace(lines).problemList;
    expect(problem.count).toBe(20);
    expect(problem.examples).toHaveLength(5);
    expect(problem.examples[0]).toEqual({
      detail: 'expected a value, found “?”',
      where: `byte ${span('s0').length + 1} of test.json`,
      row: -1,
    });
  });
});

describe('a cut at any byte', () => {
  it('of a request leaves every span that was complete', () => {
    const text = request('one', 'two', 'three');
    const ends = [...text.matchAll(/"\}/g)].map(({ index }) => index + 2);
    expect(ends).toHaveLength(3);
    for (let cut = text.indexOf(':') + 1; cut < text.length; cut++) {
      const reading = readTrace(text.slice(0, cut));
      expect(reading.table.length).toBe(ends.filter((end) => end <= cut).length);
      expect(reading.problems).toContain('truncated ×1');
    }
  });

  it('of a list leaves every span that was complete', () => {
    const text = `[${span('one')},${span('two')}]`;
    for (let cut = text.indexOf('"name"'); cut < text.length; cut++) {
      const complete = (text.slice(0, cut).match(/\}/g) ?? []).length;
      expect(readTrace(text.slice(0, cut)).table.length).toBe(complete);
    }
  });
});

describe('a value far larger than its chunks', () => {
  it('is read again only when its bytes have doubled', () => {
    const long = 'x'.repeat(4_000_000);
    const text = `[${span('a').replace('}', `,"tags":{"long":"${long}"}}`)}]`;
    const reading = readTrace(text, 1000);
    expect(reading.spans[0].attributes[0].text).toHaveLength(long.length);
  });

  it('is skipped without being held', () => {
    const junk = `{"resourceSpans":[],"junk":[${'{"a":[1,2,3]},'.repeat(300_000)}0]}`;
    expect(readTrace(`${request('a')}${junk}`, 1000).table.length).toBe(1);
  });
});
