// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { plainConnection } from '#model/connection.ts';
import { CommandWay } from './CommandWay.tsx';

afterEach(cleanup);

test.each([
  ['prod', 'https://jaeger.example/x', 'spanglass --collector prod=https://jaeger.example/x'],
  // The name that a connection gets of its address has a blank, which the command does not take.
  ['localhost 16686', 'http://localhost:16686', 'spanglass --collector localhost-16686=http://localhost:16686'],
  ['é', 'http://ann:secret@a.example/?key=secret', 'spanglass --collector collector=http://a.example/'],
  ['..a/b', "http://a.example/it's", `spanglass --collector 'a-b=http://a.example/it'\\''s'`],
])('the command for %s at %s is one that it takes', (name, url, command) => {
  render(<CommandWay connection={plainConnection(name, url)} code="notAllowed" />);
  expect(screen.getByText(/^spanglass/).textContent).toBe(command);
});

test('there is none round what a program does not mend', () => {
  const { container } = render(<CommandWay connection={plainConnection('a', 'http://a.example')} code="forbidden" />);
  expect(container.innerHTML).toBe('');
});
