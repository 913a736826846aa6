import { expect, it } from 'vitest';
import { drawTrace, rowOf } from '../../test/traceDrawing.ts';
import { conventionsOf } from './conventions.ts';

const table = drawTrace(`
  s new   0–10 client {http.request.method: GET, http.method: POST, server.address: a}
    s old 1–9 client {http.method: PUT, net.peer.name: b, http.status_code: "503", http.url: ""}
    s in  2–8 server {net.peer.name: caller, net.host.name: me, http.host: "me:8080", list: ["x", 2]} resource{faas.name: fn}
`);
const facts = conventionsOf(table);
const [recent, old, incoming] = ['new', 'old', 'in'].map((name) => rowOf(table, name));

it('A fact is found under its name, or under any older one', () => {
  expect(facts.text(recent, 'http.request.method')).toBe('GET');
  expect(facts.text(old, 'http.request.method')).toBe('PUT');
  expect(facts.number(old, 'http.response.status_code')).toBe(503);
});

it('Some old names mean one thing for the caller and another for the called', () => {
  expect(facts.text(old, 'server.address')).toBe('b');
  expect(facts.text(incoming, 'server.address')).toBe('me');
  expect(facts.text(incoming, 'server.port')).toBe('8080');
  expect(facts.text(incoming, 'client.address')).toBe('caller');
});

it('What is empty or absent is undefined', () => {
  expect(facts.text(old, 'url.full')).toBeUndefined();
  expect(facts.number(recent, 'http.response.status_code')).toBeUndefined();
  expect(facts.number(recent, 'server.address')).toBeUndefined();
  expect(facts.list(recent, 'list')).toEqual([]);
});

it('Lists, resources and beginnings of keys can be asked for', () => {
  expect(facts.list(incoming, 'list')).toEqual(['x', '2']);
  expect(facts.resourceText(incoming, 'faas.name')).toBe('fn');
  expect(facts.resourceText(old, 'faas.name')).toBeUndefined();
  expect(facts.hasKeyStarting(incoming, 'net.host.')).toBe(true);
  expect(facts.hasKeyStarting(recent, 'net.host.')).toBe(false);
});

it('A table has one reader', () => {
  expect(conventionsOf(table)).toBe(facts);
});
