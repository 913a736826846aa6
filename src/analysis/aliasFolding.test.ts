import { expect, it } from 'vitest';
import { foldAliases } from './aliasFolding.ts';

/** What is shown of `key=value …`, the keys that repeat it in brackets, then the facts in conflict. */
function fold(drawn: string, isCalled = false): string {
  const attributes = drawn.split(' ').map((entry) => {
    const [key, text] = entry.split('=');
    return { key, type: 'string', text } as const;
  });
  const { shown, repeats, conflicts } = foldAliases(attributes, isCalled);
  const lines = shown.map((attribute) => {
    const keys = (repeats.get(attribute) ?? []).map(({ key }) => key);
    return keys.length === 0 ? attribute.key : `${attribute.key} (${keys.join(', ')})`;
  });
  return [...lines, ...conflicts.map((fact) => `! ${fact}`)].join(' | ');
}

it('What was sent under an old and a new name is one line', () => {
  expect(fold('http.status_code=200 http.response.status_code=200 tenant=7')).toBe(
    'http.response.status_code (http.status_code) | tenant',
  );
});

it('Values are compared in today’s form', () => {
  expect(fold('db.system=mssql db.system.name=microsoft.sql_server')).toBe('db.system.name (db.system)');
  expect(fold('rpc.response.status_code=UNAVAILABLE rpc.grpc.status_code=14')).toBe(
    'rpc.response.status_code (rpc.grpc.status_code)',
  );
  expect(fold('code.function.name=Orders.price code.function=price code.namespace=Orders')).toBe(
    'code.function.name (code.function) | code.namespace',
  );
});

it('Two names that differ are both shown, and counted', () => {
  expect(fold('http.request.method=GET http.method=POST')).toBe(
    'http.request.method | http.method | ! http.request.method',
  );
});

it('A name that meant one thing to the caller and another to the called is read for the side', () => {
  expect(fold('server.address=shop net.peer.name=shop')).toBe('server.address (net.peer.name)');
  expect(fold('server.address=shop net.peer.name=10.0.0.9', true)).toBe('server.address | net.peer.name');
});

it('An old name that stood for two facts contradicts none when it says one of them', () => {
  expect(fold('client.address=8.8.8.8 network.peer.address=10.0.0.1 net.sock.peer.addr=10.0.0.1', true)).toBe(
    'client.address | network.peer.address (net.sock.peer.addr)',
  );
});

it('An old name is folded only where nothing is lost by it', () => {
  expect(fold('url.path=/a http.target=/a?b')).toBe('url.path | http.target');
  expect(fold('url.path=/a url.query=b http.target=/a?b')).toBe('url.path | url.query (http.target)');
});

it('A name that only comes near a fact may differ', () => {
  expect(fold('http.request.body.size=10 http.request_content_length_uncompressed=99')).toBe(
    'http.request.body.size | http.request_content_length_uncompressed',
  );
});

it('Old names alone differ without contradicting anything', () => {
  expect(fold('net.sock.peer.addr=10.0.0.1 net.peer.ip=10.0.0.2')).toBe('net.sock.peer.addr | net.peer.ip');
});
