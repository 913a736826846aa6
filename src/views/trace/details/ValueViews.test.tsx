// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deriveColumns } from '#ingest/deriveColumns.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, TraceIndex } from '#model/spanTable.ts';
import type { DrawnAttributes, DrawnSpan } from '../../../../test/drawnSpans.ts';
import { buildTrace } from '../../../../test/drawnSpans.ts';
import { AttributeList, plainEntries } from './AttributeList.tsx';
import { EventItem } from './EventItem.tsx';
import { ModelPart } from './ModelPart.tsx';
import type { PaneFacts } from './paneContext.ts';
import { PaneContext } from './paneContext.ts';
import { SpanRowContext } from './spanRow.ts';
import { toggleSection } from './sectionStates.ts';

const ROW = 0 as SpanRow;

/** A span's attributes, events and what it said to a model, as the pane has them. */
function show(drawn: Partial<DrawnSpan> & { readonly severity?: number }, find = '') {
  const table = buildTrace([{ operation: 'work', start: 0, end: 1000, ...drawn }]);
  const trace = 0 as TraceIndex;
  const facts: PaneFacts = {
    trace: {
      document: {
        table,
        derived: deriveColumns({ ...table, stringColumns: table.strings.columns }),
        files: [],
        problems: [],
        isPartial: false,
      },
      table,
      trace,
      traceId: '',
      firstRow: 0,
      endRow: 1,
      startNs: 0,
      extent: { startNs: 0, endNs: 1000 },
    },
    find,
    goTo: () => undefined,
    openMenu: () => undefined,
  };
  const span = new Span(table, ROW);
  return render(
    <PaneContext value={facts}>
      <SpanRowContext value={ROW}>
        <ModelPart row={ROW} />
        <AttributeList entries={plainEntries(span.attributes)} />
        <ul>
          {span.events.map((event) => (
            <EventItem
              key={event.name}
              row={ROW}
              event={drawn.severity === undefined ? event : { ...event, severity: drawn.severity }}
            />
          ))}
        </ul>
      </SpanRowContext>
    </PaneContext>,
  );
}
const attributes = (drawn: DrawnAttributes, find?: string) => show({ attributes: drawn }, find);
const plain = (element: Element | null): string => (element?.textContent ?? '').replaceAll('\u00A0', ' ');
const value = (): HTMLElement => screen.getAllByRole('definition')[0];
/** Opens what a line begins with. */
const open = async (name: RegExp): Promise<void> => {
  const button = screen.getByRole('button', { name, expanded: false });
  await userEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
};

// What comes when it is first shown is here before, so that no test waits for it longer than for a render.
beforeAll(async () => {
  await Promise.all([import('./ValueView.tsx'), import('./codeColours.ts'), import('./sqlLayout.ts')]);
}, 60_000);
afterEach(cleanup);

describe('a query', () => {
  const QUERY = 'SELECT id, title FROM goods WHERE id = $1 AND price > 100';

  test('of SQL is laid out and coloured, and one press gives it as it was sent', async () => {
    attributes({ 'db.query.text': QUERY, 'db.system.name': 'postgresql' });
    expect((await screen.findByText('FROM')).className).toContain('keyword');
    expect(plain(value())).toContain('SELECT\n  id,\n  title\nFROM\n  goods');
    const raw = screen.getByRole('button', { name: 'As sent', pressed: false });
    await userEvent.click(raw);
    expect(raw.getAttribute('aria-pressed')).toBe('true');
    expect(plain(value())).toContain(QUERY);
    // How queries are shown is remembered; not for the next test.
    toggleSection('as sent query');
  });

  test('is marked over its colours', async () => {
    const { container } = attributes({ 'db.query.text': QUERY, 'db.system.name': 'postgresql' }, 'goods');
    await screen.findByText('FROM');
    expect([...container.querySelectorAll('mark')].map(plain)).toEqual(['goods']);
  });

  test('of a document store is a tree', async () => {
    attributes({ 'db.statement': '{"find":"orders","filter":{"status":"open"},"limit":50}', 'db.system': 'mongodb' });
    expect(await screen.findByText('"orders"')).toBeDefined();
  });

  test('of a key-value store keeps its lines', async () => {
    attributes({ 'db.query.text': 'MULTI\nSET session:1 ?\nEXEC', 'db.system.name': 'redis' });
    expect((await screen.findByText('SET')).className).toContain('keyword');
    expect(plain(value())).toContain('MULTI\nSET session:1 ?\nEXEC');
  });
});

describe('JSON', () => {
  const ORDER = { id: 1204, lines: [{ sku: 'A1', qty: 2 }], note: '{"gift":true}', name: 'Zoë' };

  test('opens as a tree, to which JSON within a text belongs', async () => {
    attributes({ 'request.body': JSON.stringify(ORDER) });
    await open(/^{"id":1204/);
    expect(await screen.findByText('"Zoë"')).toBeDefined();
    expect(plain(value())).toContain('qty: 2');
    await open(/^JSON$/);
    expect(screen.getByText('true')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'As sent' }));
    expect(plain(value())).toContain(JSON.stringify(ORDER));
  });

  test('keeps the digits of numbers that JavaScript would round', async () => {
    attributes({ 'request.body': `{"id": 9007199254740993, "filler": "${'x'.repeat(60)}"}` });
    await open(/^{"id"/);
    expect(await screen.findByText('9007199254740993')).toBeDefined();
  });

  test('of many entries shows some, and more on demand', async () => {
    attributes({ 'response.rows': JSON.stringify(Array.from({ length: 450 }, (_, at) => at)) });
    await open(/^\[0,1/);
    expect(await screen.findAllByRole('listitem')).toHaveLength(101);
    await userEvent.click(screen.getByRole('button', { name: 'Show more than 100' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(401);
  });

  test('that was cut off is read as far as it goes', async () => {
    attributes({ 'request.body': JSON.stringify({ a: 1, text: 'x'.repeat(300) }).slice(0, 128) });
    await open(/^{"a":1/);
    expect(await screen.findByText(/The text ends here/)).toBeDefined();
  });

  test('says of what is searched for how often it hides, and opens where it is', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => ({
      name: `row ${at}`,
      deep: { city: at === 70 ? 'Paris' : 'Rome' },
    }));
    const { container } = attributes({ 'response.rows': JSON.stringify(rows) }, 'paris');
    await open(/1 found/);
    await screen.findAllByRole('listitem');
    expect([...container.querySelectorAll('ul mark')].map(plain)).toEqual(['Paris']);
  });
});

test('a web address is a link, and comes apart', async () => {
  attributes({ 'url.full': 'https://shop.example.com:8443/caf%C3%A9?q=red+shoes&expires=1795266000' });
  const link = screen.getByRole('link');
  expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  await open(/^Parts/);
  expect(await screen.findByText('/café')).toBeDefined();
  expect(screen.getByText('red shoes')).toBeDefined();
  expect(plain(value())).toContain('2026-11-21 13:00:00 UTC');
});

test('other addresses come apart without a link, and without their password', async () => {
  attributes({ 'db.url': 'postgres://app:s3cret@db-1.internal:5432/orders?sslmode=require' });
  await open(/^postgres/);
  expect(await screen.findByText('hidden')).toBeDefined();
  expect(screen.queryByRole('link')).toBeNull();
  expect(within(value()).getAllByText('db-1.internal')).toHaveLength(1);
});

test('a token is read, its times told, its signature hidden', async () => {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  // 12:00:00 is when drawn spans begin.
  const token = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'ada', exp: 1_795_266_000 })}.c2lnbmF0dXJl`;
  attributes({ 'auth.header': `Bearer ${token}` });
  expect(plain(value())).not.toContain('c2lnbmF0dXJl');
  await open(/^Bearer/);
  expect(await screen.findByText('"ada"')).toBeDefined();
  expect(plain(value())).toContain('expires 2026-11-21 13:00:00 UTC, 1 h 00 m after the span starts');
  expect(plain(value())).not.toContain('c2lnbmF0dXJl');
});

test('base64 opens as the text within it', async () => {
  attributes({ 'message.body': Buffer.from('{"order":1204,"paid":true,"items":[1,2,3]}').toString('base64') });
  await open(/^eyJvcmRlciI6/);
  expect(await screen.findByText('1204')).toBeDefined();
});

test('header lists are lines of their values', async () => {
  attributes({ 'http.request.header.accept': ['text/html', 'application/json'] });
  expect(await screen.findByText(/text\/html\s+application\/json/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'As sent' }));
  expect(plain(value())).toContain('["text/html","application/json"]');
  toggleSection('as sent list');
});

test('header lines are a table', async () => {
  attributes({ 'request.raw': 'Host: shop.example.com\nAccept: text/html' });
  await open(/^Host/);
  expect(await screen.findByText('shop.example.com')).toBeDefined();
});

test('numbers that measure something say it beside', () => {
  attributes({ 'session.expires_at': 1_795_266_000, 'http.response.body.size': 34_500_000 });
  expect(screen.getAllByRole('definition').map(plain)).toEqual([
    '17952660002026-11-21 13:00:00 UTC',
    '3450000034.5 MB',
  ]);
});

test('a long text is shown in steps', async () => {
  attributes({ 'app.text': 'word '.repeat(20_000) });
  await userEvent.click(screen.getByRole('button', { name: 'Show more of 100,000 characters' }));
  await userEvent.click(screen.getByRole('button', { name: /^50,000 of 100,000/ }));
  expect(plain(value())).toHaveLength('word '.repeat(20_000).length + 'Show less'.length);
});

test('a stack trace folds its library frames', async () => {
  const stack = `Error: x
    at charge (/app/pay.js:1:1)
    at a (/app/node_modules/a/a.js:1:1)
    at b (/app/node_modules/b/b.js:1:1)
    at c (node:internal/c:1:1)`;
  show({
    events: [{ name: 'exception', time: 10, attributes: { 'exception.type': 'Error', 'exception.stacktrace': stack } }],
  });
  const button = await screen.findByRole('button', { name: '3 library frames', expanded: false });
  expect(screen.queryByText(/node_modules\/b/)).toBeNull();
  await userEvent.click(button);
  expect(screen.getByText(/node_modules\/b/)).toBeDefined();
});

describe('an event', () => {
  const logged = (severity: number): string => {
    show({ events: [{ name: 'stock is low', time: 10 }], severity });
    return plain(screen.getAllByRole('listitem')[0]);
  };

  test('that is a log says so, and how grave it is', () => {
    expect(logged(13)).toContain('log · warnstock is low');
    cleanup();
    expect(logged(255)).toContain('logstock is low');
  });

  test('of the span says nothing of logs', () => {
    expect(logged(0)).not.toContain('log');
  });
});

describe('a call to a model', () => {
  test('shows its figures and what was said, Markdown as text', async () => {
    attributes({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.usage.input_tokens': 12_800,
      'gen_ai.input.messages': [{ role: 'user', content: 'Where is **it**?' }],
      'gen_ai.output.messages': [
        {
          role: 'assistant',
          parts: [{ type: 'tool_call', id: 'c1', name: 'find_order', arguments: { id: 1204 } }],
          finish_reason: 'tool_call',
        },
      ],
    });
    const input = await screen.findByRole('list', { name: 'Input' });
    expect(plain(input)).toBe('userWhere is **it**?');
    const output = screen.getByRole('list', { name: 'Output' });
    expect(plain(output)).toBe('assistant · finish: tool_callcalls find_order · c1id: 1204');
    expect(plain(screen.getByRole('heading', { name: 'Model' }).closest('section'))).toContain('tokens in12,800');
  });

  test('of a long talk shows its beginning and its end', async () => {
    const messages = Array.from({ length: 40 }, (_, at) => ({ role: 'user', content: `message ${at}` }));
    attributes({ 'gen_ai.input.messages': messages });
    const input = await screen.findByRole('list', { name: 'Input' });
    expect(plain(input)).toContain('message 0');
    expect(plain(input)).toContain('message 39');
    expect(plain(input)).not.toContain('message 20');
    await userEvent.click(screen.getByRole('button', { name: 'Show 31 messages between' }));
    expect(plain(input)).toContain('message 20');
  });
});
