import { describe, expect, it } from 'vitest';
import { attributeLines, readTrace } from './testReading.ts';

/** Events of one thread unless they say otherwise, times in µs. */
function event(ph: string, name: string, ts: number, more: object = {}): object {
  return { ph, name, ts, pid: 1, tid: 1, ...more };
}
function slice(name: string, ts: number, dur: number, more: object = {}): object {
  return event('X', name, ts, { dur, ...more });
}

/** Rows as lines, indented by depth: name, start and length in µs (… = never ended), · for a mark in time. */
function rows(input: Parameters<typeof readTrace>[0], chunk?: number): string[] {
  const { spans, table } = readTrace(input, chunk);
  return spans.map(({ row, operation, start, duration }) => {
    const length = duration === undefined ? '…' : String(duration / 1000);
    return `${'  '.repeat(table.depth[row])}${operation} ${start / 1000}+${length}`;
  });
}

describe('Chrome trace events', () => {
  it('are an object with a list of them, a bare list, or one without its end', () => {
    const events = [slice('a', 0, 5), slice('b', 1, 2)];
    const list = JSON.stringify(events);
    const wrapped = { displayTimeUnit: 'ns', metadata: { deep: [{ ph: 'X' }] }, traceEvents: events, otherData: {} };
    for (const input of [wrapped, events, list.slice(0, -1), `${list.slice(0, -1)},\n`, `{"traceEvents":${list}`]) {
      expect(rows(input)).toEqual(['a 0+5', '  b 1+2']);
      expect(readTrace(input).format).toBe('Chrome trace events');
    }
  });

  it('make one trace, named after the file', () => {
    const { table, spans } = readTrace([slice('a', 0, 5), slice('b', 9, 2, { pid: 2 })]);
    expect(table.traces.length).toBe(1);
    expect(spans[0].traceId).toBe('test.json');
  });

  it('nest on their thread by time, whatever their order in the file', () => {
    expect(
      rows([
        slice('inner', 2, 3),
        slice('other thread', 2, 1, { tid: 2 }),
        slice('next', 6, 2),
        slice('outer', 0, 10),
        slice('after', 10, 1),
        slice('innermost', 2, 3),
      ]),
    ).toEqual(['outer 0+10', '  inner 2+3', '    innermost 2+3', '  next 6+2', 'other thread 2+1', 'after 10+1']);
  });

  it('keep the ns of a fraction, at any date', () => {
    const { spans } = readTrace('[{"ph":"X","name":"a","ts":1712195495406752.797,"dur":0.1,"pid":1,"tid":1}]');
    expect(spans[0].startNs).toBe(1712195495406752797n);
    expect(spans[0].duration).toBe(100);
  });

  it('let an inner slice end 1 µs late where starts and lengths are whole µs, but not where they have fractions', () => {
    const late = [slice('outer', 10, 9), slice('inner', 11, 9)];
    expect(rows(late)).toEqual(['outer 0+9', '  inner 1+9']);
    expect(readTrace(late).problems).not.toContain('overlap');
    expect(rows([slice('outer', 10, 9.5), slice('inner', 11, 9)])).toEqual(['outer 0+9.5', 'inner 1+9']);
  });

  it('stand side by side where they overlap, and say so', () => {
    const events = [slice('both', 0, 20), slice('a', 1, 8), slice('b', 5, 10), slice('in b', 6, 2)];
    expect(rows(events)).toEqual(['both 0+20', '  a 1+8', '  b 5+10', '    in b 6+2']);
    expect(readTrace(events).problems).toContain('overlap ×1');
  });

  it('do not pile up where they have no length', () => {
    expect(rows([slice('a', 0, 5), slice('x', 3, 0), slice('y', 3, 0), slice('z', 5, 0)])).toEqual([
      'a 0+5',
      '  x 3+0',
      '  y 3+0',
      'z 5+0',
    ]);
  });

  it('keep a complete event without a length as a point, and count it', () => {
    const reading = readTrace([event('X', 'a', 1), slice('b', 1, 2)]);
    expect(reading.spans.map(({ duration }) => duration)).toEqual([2000, 0]);
    expect(reading.problems).toContain('missingLength ×1');
  });

  it('pair beginnings with ends in the order of time; an end closes what is innermost, whatever its name', () => {
    const { problems } = readTrace([event('E', '', 1), event('B', 'a', 2)]);
    expect(problems).toContain('unbalanced ×1');
    expect(
      rows([
        event('E', 'inner', 6),
        event('B', 'outer', 0),
        event('B', 'inner', 4),
        event('E', 'spelt otherwise', 9),
        event('B', 'open', 10),
        slice('in it', 11, 2),
      ]),
    ).toEqual(['outer 0+9', '  inner 4+2', 'open 10+…', '  in it 11+2']);
  });

  it('take the arguments of an end over those of its beginning', () => {
    const { spans } = readTrace([
      event('B', 'a', 0, { cat: 'io', tts: 5, args: { size: 1, file: { name: 'x', tags: ['a', 'b'] } } }),
      event('E', 'a', 2, { cat: 'io', tts: 6, args: { size: 2.5, ok: true } }),
    ]);
    expect(attributeLines(spans[0].attributes)).toEqual([
      'cat string io',
      'tts int 5',
      'args.file.name string x',
      'args.file.tags array ["a","b"]',
      'args.size double 2.5',
      'args.ok bool true',
    ]);
  });

  it('group asynchronous events by category and id, of the process where the id is local', () => {
    const async = (ph: string, name: string, ts: number, more: object): object =>
      event(ph, name, ts, { cat: 'net', ...more });
    expect(
      rows([
        async('b', 'request', 0, { id: '0x1' }),
        async('b', 'other', 1, { id2: { local: '0x1' } }),
        async('b', 'dns', 2, { id: '0x1', tid: 7 }),
        async('b', 'of process 2', 3, { id2: { local: '0x1' }, pid: 2 }),
        async('e', 'dns', 4, { id: '0x1' }),
        async('e', 'of process 2', 5, { id2: { local: '0x1' }, pid: 2 }),
        async('e', 'request', 6, { id2: { global: '0x1' } }),
      ]),
    ).toEqual(['request 0+6', '  dns 2+2', 'other 1+…', 'of process 2 3+2']);
  });

  it('close asynchronous spans by name: one that was never closed keeps none open', () => {
    const async = (ph: string, name: string, ts: number): object => event(ph, name, ts, { cat: 'c', id: 1 });
    const events = [async('b', 'a', 0), async('b', 'lost', 1), async('e', 'unknown', 2), async('e', 'a', 3)];
    expect(rows(events)).toEqual(['a 0+3', '  lost 1+…']);
    expect(readTrace(events).problems).toContain('unbalanced ×1');
  });

  it('are not looked for among a hundred thousand open ones by ends of other names', () => {
    const count = 100_000;
    const async = (ph: string, name: string, ts: number): object => event(ph, name, ts, { cat: 'c', id: 1 });
    const begins = Array.from({ length: count }, (_, at) => async('b', 'open', at));
    const ends = Array.from({ length: count }, (_, at) => async('e', 'unknown', count + at));
    expect(readTrace([...begins, ...ends]).problems).toContain(`unbalanced ×${count}`);
  });

  it('read asynchronous events of the old kind by category, name and id', () => {
    const { spans } = readTrace([
      event('S', 'load', 0, { id: 7 }),
      event('S', 'save', 1, { id: 7 }),
      event('T', 'load', 2, { id: 7, pid: 5, args: { step: 'half' } }),
      event('F', 'load', 4, { id: 7, tid: 9 }),
    ]);
    expect(spans.map(({ operation, duration }) => `${operation} ${duration}`)).toEqual(['load 4000', 'save undefined']);
    expect(spans[0].events.map(({ name, time }) => `${name} ${time}`)).toEqual(['load 2000']);
    expect(attributeLines(spans[0].events[0].attributes)).toEqual(['args.step string half', 'id string 7']);
  });

  it('put a point in time on the innermost slice open then, or make it a row that is not counted', () => {
    const { spans, finished } = readTrace([
      slice('outer', 0, 10),
      slice('inner', 4, 2),
      event('i', 'in', 5, { cat: 'gc', s: 't' }),
      event('I', 'between', 8),
      event('R', 'alone', 12),
    ]);
    const eventsOf = spans.map(({ operation, events }) => [operation, ...events.map(({ name }) => name)].join(' '));
    expect(eventsOf).toEqual(['outer between', 'inner in', 'alone']);
    expect(attributeLines(spans[1].events[0].attributes)).toEqual(['cat string gc', 's string t']);
    expect(finished.files[0].spans).toBe(2);
  });

  it('make links of flows: from the slice around the start to the next one, or the one around the end', () => {
    const flow = (ph: string, ts: number, more: object): object => event(ph, 'post', ts, { cat: 'task', ...more });
    const { spans } = readTrace([
      slice('post', 0, 5),
      flow('s', 1, { id: 1 }),
      flow('s', 2, { id: 2 }),
      slice('earlier', 1, 7, { tid: 2 }),
      flow('f', 3, { id: 1, tid: 2, bp: 'e' }),
      flow('f', 3, { id: 2, tid: 2 }),
      slice('later', 9, 1, { tid: 2 }),
    ]);
    const nameOf = new Map(spans.map(({ spanId, operation }) => [spanId, operation]));
    const links = spans.map(
      ({ operation, links: of }) => `${operation} → ${of.map((to) => nameOf.get(to.spanId)).join()}`,
    );
    expect(links).toEqual(['post → earlier,later', 'earlier → ', 'later → ']);
  });

  it('make links of slices that are bound to one flow', () => {
    const { spans } = readTrace([
      slice('a', 0, 1, { bind_id: '0x4', flow_out: true }),
      slice('b', 2, 1, { bind_id: '0x4', flow_in: true, flow_out: true, tid: 2 }),
      slice('c', 4, 1, { bind_id: '0x4', flow_in: true, flow_out: false, tid: 3 }),
      slice('d', 6, 1, { bind_id: '0x4', flow_in: false, tid: 4 }),
    ]);
    expect(spans.map(({ links }) => links.length)).toEqual([1, 1, 0, 0]);
    expect(spans[0].links[0].spanId).toBe(spans[1].spanId);
    expect(spans[1].links[0].spanId).toBe(spans[2].spanId);
  });

  it('name services after processes, by their ids where there is no name or two of one', () => {
    const named = (pid: unknown, name: string): object => event('M', 'process_name', 0, { pid, args: { name } });
    const { spans } = readTrace([
      slice('a', 0, 1, { pid: 1 }),
      slice('b', 1, 1, { pid: 2 }),
      slice('c', 2, 1, { pid: 'gpu 0', tid: 'stream 7' }),
      slice('d', 3, 1, { pid: 4, tid: 12_345 }),
      slice('e', 4, 1, { pid: undefined, tid: undefined }),
      named(1, 'Renderer'),
      named(2, 'Renderer'),
      named(4, 'Browser'),
      event('M', 'thread_name', 0, { pid: 4, tid: 12_345, args: { name: 'Main' } }),
      event('M', 'process_labels', 0, { pid: 4, args: { labels: 'a tab' } }),
    ]);
    const services = ['Renderer (pid 1)', 'Renderer (pid 2)', 'pid gpu 0', 'Browser', 'no pid'];
    expect(spans.map(({ service }) => service)).toEqual(services);
    expect(attributeLines(spans[3].resourceAttributes)).toEqual([
      'service.name string Browser',
      'process.pid int 4',
      'process_labels string a tab',
      'thread.id int 12345',
      'thread.name string Main',
    ]);
  });

  it('tell apart threads whose ids only differ past 2^53', () => {
    const one = '{"ph":"X","name":"a","ts":0,"dur":9,"pid":1,"tid":9007199254740993}';
    const other = '{"ph":"X","name":"b","ts":1,"dur":9,"pid":1,"tid":9007199254740992}';
    expect(readTrace(`[${one},${other}]`).problems).not.toContain('overlap');
  });

  it('count what is not shown, kind by kind', () => {
    const { problemList } = readTrace([
      slice('a', 0, 1),
      event('C', 'heap', 0),
      event('C', 'heap', 1),
      event('?', '', 2),
    ]);
    const ignored = problemList.find(({ code }) => code === 'recordsIgnored');
    expect(ignored?.count).toBe(3);
    expect(ignored?.examples.map(({ detail }) => detail)).toEqual(['counters (C): 2', 'events of phase “?”: 1']);
  });

  it('move times that lie before zero, all by the same', () => {
    const events = [slice('before', -1.5, 1), slice('after', 1, 1)];
    expect(rows(events)).toEqual(['before 0+1', 'after 2.5+1']);
    expect(readTrace(events).problems).toContain('relativeTimes ×1');
  });

  it('lose none for a bad field', () => {
    const { spans } = readTrace([
      slice('a', 0, 5),
      { ph: 'X', name: 'no time', dur: 'long', pid: {}, tid: null, args: 'text' },
      { ph: 'X', name: 7, ts: '2.5', dur: '1', pid: 1, tid: 1, args: { n: null } },
      null,
      7,
    ]);
    expect(spans.map(({ operation }) => operation).sort()).toEqual(['7', 'a', 'no time']);
  });

  it('give the same in chunks of any size', () => {
    const text = JSON.stringify({ traceEvents: sample(50) });
    const whole = rows(text);
    expect(whole.length).toBe(150);
    for (const chunk of [1, 3, 64]) expect(rows(text, chunk)).toEqual(whole);
  });
});

/** A render loop as a browser writes it: a task, what it runs, and a request it starts, frame after frame. */
function sample(frames: number): object[] {
  return Array.from({ length: frames }, (_, frame) => {
    const ts = 1_000_000 + frame * 16_667;
    return [
      event('b', 'fetch', ts + 20, {
        cat: 'network',
        id: `0x${frame}`,
        args: { url: `https://shop.example/${frame}` },
      }),
      slice('FunctionCall', ts + 10, 900, { cat: 'devtools', args: { data: { line: frame, url: 'app.js' } } }),
      slice('RunTask', ts, 1200, { cat: 'toplevel', tdur: 1100 }),
      event('e', 'fetch', ts + 9000, { cat: 'network', id: `0x${frame}` }),
      event('C', 'heap', ts, { args: { used: frame } }),
    ];
  }).flat();
}
