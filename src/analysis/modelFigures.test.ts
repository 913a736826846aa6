import { expect, test } from 'vitest';
import type { DrawnAttributes } from '../../test/drawnSpans.ts';
import { buildTrace } from '../../test/drawnSpans.ts';
import { conventionsOf } from './conventions.ts';
import { modelFigures } from './modelFigures.ts';

const figures = (attributes: DrawnAttributes): string =>
  modelFigures(conventionsOf(buildTrace([{ operation: 'call', attributes }])), 0)
    .map(({ name, text }) => `${name} ${text.replaceAll('\u00A0', ' ')}`)
    .join(' · ');

test('a model call in today’s words', () => {
  expect(
    figures({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.response.model': 'gpt-4o-2024-08-06',
      'gen_ai.usage.input_tokens': 128_000,
      'gen_ai.usage.cache_read.input_tokens': 96_000,
      'gen_ai.usage.output_tokens': 340,
      'gen_ai.usage.cost': 0.0123,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': 0.4,
      'gen_ai.request.temperature': 0.2,
    }),
  ).toBe(
    'operation chat · provider openai · model gpt-4o → gpt-4o-2024-08-06 · tokens in 128,000 · from cache 96,000 · ' +
      'tokens out 340 · cost 0.0123 · first chunk 400 ms · finish stop · temperature 0.2',
  );
});

test('OpenInference sends settings as one text, and often only the total of tokens', () => {
  expect(
    figures({
      'openinference.span.kind': 'LLM',
      'llm.system': 'anthropic',
      'llm.model_name': 'claude',
      'llm.token_count.total': 11,
      'llm.invocation_parameters': '{"temperature":0,"max_tokens":256}',
    }),
  ).toBe('operation chat · provider anthropic · model claude · tokens 11 · temperature 0 · most tokens 256');
});

test('a cache that gave nothing is not told', () => {
  expect(figures({ 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.cache_read.input_tokens': 0 })).toBe('tokens in 0');
});

test('what was not sent is not there', () => {
  expect(figures({ 'http.request.method': 'GET' })).toBe('');
});
