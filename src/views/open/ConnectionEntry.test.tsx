// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { plainConnection } from '#model/connection.ts';
import { ConnectionEntry } from './ConnectionEntry.tsx';

afterEach(cleanup);

test.each([
  ['https://ann:SECRET@zipkin.example/api?key=SECRET', 'prod · Zipkin · https://zipkin.example/api'],
  ['https://zipkin.example?key=', 'prod · Zipkin · https://zipkin.example · credentials are asked for again'],
])('a collector at %s is listed as %s', (url, words) => {
  const { container } = render(<ConnectionEntry connection={plainConnection('prod', url, 'zipkin')} />);
  const link = container.querySelector('a');
  expect(Array.from(link?.querySelectorAll('span') ?? [], ({ textContent }) => textContent).join(' · ')).toBe(words);
  expect(container.innerHTML).not.toContain('SECRET');
});
