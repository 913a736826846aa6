import { describe, expect, test } from 'vitest';
import type { Attribute } from '#model/attributes.ts';
import type { SpanEvent } from '#model/span.ts';
import { missingTraces, sharedTraceBytes } from '../../test/sharedTraces.ts';
import { readConversation } from './modelConversation.ts';
import type { ModelMessage } from './modelMessages.ts';
import { tellsOfModels } from './tellsOfModels.ts';

const attributes = (drawn: Readonly<Record<string, unknown>>): readonly Attribute[] =>
  Object.entries(drawn).map(([key, value]) => ({
    key,
    type: 'string',
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
const event = (name: string, drawn: Readonly<Record<string, unknown>>): SpanEvent => ({
  name,
  time: 0,
  severity: 0,
  attributes: attributes(drawn),
  droppedAttributes: 0,
});

/** A message as `role: text`, calls as `role: call name(arguments)`, results as `role: result text`. */
const line = ({ role, parts, finish }: ModelMessage): string =>
  `${role}: ${parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'call') return `call ${part.name}(${part.text})`;
      return `${part.kind} ${part.text}`;
    })
    .join(' + ')}${finish === '' ? '' : ` [${finish}]`}`;
const read = (drawn: Readonly<Record<string, unknown>>, events: readonly SpanEvent[] = []): string => {
  const { input, output } = readConversation(attributes(drawn), events);
  return [...input.map(line), '→', ...output.map(line)].join('\n');
};

const WEATHER = `
system: Be brief.
user: Weather in Paris?
assistant: call get_weather({"city":"Paris"})
tool: result sunny
→
assistant: It is sunny. [stop]`.trim();

describe('one conversation, in the words of many', () => {
  test('today’s attributes: messages of parts', () => {
    expect(
      read({
        'gen_ai.system_instructions': [{ type: 'text', content: 'Be brief.' }],
        'gen_ai.input.messages': [
          { role: 'user', parts: [{ type: 'text', content: 'Weather in Paris?' }] },
          {
            role: 'assistant',
            parts: [{ type: 'tool_call', id: 'c1', name: 'get_weather', arguments: { city: 'Paris' } }],
          },
          { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: 'sunny' }] },
        ],
        'gen_ai.output.messages': [
          { role: 'assistant', parts: [{ type: 'text', content: 'It is sunny.' }], finish_reason: 'stop' },
        ],
      }),
    ).toBe(WEATHER);
  });

  test('an attribute per leaf, out of order', () => {
    expect(
      read({
        'gen_ai.prompt.1.content': 'Weather in Paris?',
        'gen_ai.prompt.1.role': 'user',
        'gen_ai.prompt.0.role': 'system',
        'gen_ai.prompt.0.content': 'Be brief.',
        'gen_ai.prompt.2.role': 'assistant',
        'gen_ai.prompt.2.tool_calls.0.name': 'get_weather',
        'gen_ai.prompt.2.tool_calls.0.arguments': '{"city":"Paris"}',
        'gen_ai.prompt.3.role': 'tool',
        'gen_ai.prompt.3.content': 'sunny',
        'gen_ai.completion.0.role': 'assistant',
        'gen_ai.completion.0.content': 'It is sunny.',
        'gen_ai.completion.0.finish_reason': 'stop',
      }),
    ).toBe(WEATHER);
  });

  test('events', () => {
    expect(
      read({}, [
        event('gen_ai.system.message', { content: 'Be brief.' }),
        event('gen_ai.user.message', { content: 'Weather in Paris?' }),
        event('gen_ai.assistant.message', {
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Paris"}' } },
          ],
        }),
        event('gen_ai.tool.message', { id: 'c1', content: 'sunny' }),
        event('gen_ai.choice', { index: '0', finish_reason: 'stop', message: { content: 'It is sunny.' } }),
      ]),
    ).toBe(WEATHER);
  });

  test('OpenInference', () => {
    expect(
      read({
        'llm.input_messages.0.message.role': 'system',
        'llm.input_messages.0.message.content': 'Be brief.',
        'llm.input_messages.1.message.role': 'user',
        'llm.input_messages.1.message.contents.0.message_content.type': 'text',
        'llm.input_messages.1.message.contents.0.message_content.text': 'Weather in Paris?',
        'llm.input_messages.2.message.role': 'assistant',
        'llm.input_messages.2.message.tool_calls.0.tool_call.function.name': 'get_weather',
        'llm.input_messages.2.message.tool_calls.0.tool_call.function.arguments': '{"city":"Paris"}',
        'llm.input_messages.3.message.role': 'tool',
        'llm.input_messages.3.message.content': 'sunny',
        'llm.output_messages.0.message.role': 'assistant',
        'llm.output_messages.0.message.content': 'It is sunny.',
        'llm.output_messages.0.message.finish_reason': 'stop',
      }),
    ).toBe(WEATHER);
  });

  test('the AI SDK', () => {
    expect(
      read({
        'ai.prompt.messages': [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: [{ type: 'text', text: 'Weather in Paris?' }] },
          {
            role: 'assistant',
            content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'get_weather', input: { city: 'Paris' } }],
          },
          { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c1', output: 'sunny' }] },
        ],
        'ai.response.text': 'It is sunny.',
        'ai.response.finishReason': 'stop',
      }),
    ).toBe(WEATHER);
  });

  test('Langfuse: the request and the response of the model', () => {
    expect(
      read({
        'langfuse.observation.input': {
          messages: [
            { role: 'developer', content: 'Be brief.' },
            { role: 'human', content: 'Weather in Paris?' },
            { role: 'ai', tool_calls: [{ id: 'c1', name: 'get_weather', args: { city: 'Paris' } }] },
            { role: 'tool', tool_call_id: 'c1', content: 'sunny' },
          ],
        },
        'langfuse.observation.output': {
          choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'It is sunny.' } }],
        },
      }),
    ).toBe(WEATHER);
  });

  test('the Responses API, whose calls and results stand between the messages', () => {
    expect(
      read({
        'langfuse.observation.input': [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Weather in Paris?' },
          { type: 'function_call', call_id: 'c1', name: 'get_weather', arguments: '{"city":"Paris"}' },
          { type: 'function_call_output', call_id: 'c1', output: 'sunny' },
        ],
        'langfuse.observation.output': {
          instructions: 'Be brief.',
          output: [
            { role: 'assistant', content: [{ type: 'output_text', text: 'It is sunny.' }], finish_reason: 'stop' },
          ],
        },
      }),
    ).toBe(WEATHER);
  });

  test('a list of lists', () => {
    const messages = [[{ role: 'user', content: 'hi' }]];
    expect(read({ input: JSON.stringify(JSON.stringify(messages)), output: '"hello"' })).toBe(
      'user: hi\n→\noutput: hello',
    );
  });
});

test('plain texts are messages too', () => {
  expect(read({ 'gen_ai.prompt': 'Who?', 'gen_ai.completion': 'Me.' })).toBe('user: Who?\n→\nassistant: Me.');
});

test('JSON that is no message is shown as it was sent, and nothing where there is nothing', () => {
  expect(read({ 'input.value': 'null', 'output.value': '["one","two"]' })).toBe('→\noutput: ["one","two"]');
  expect(read({ 'input.value': '{"ctx":1}', 'output.value': '[1,2]' })).toBe('input: {"ctx":1}\n→\noutput: [1,2]');
});

test('a tool has arguments and a result', () => {
  expect(
    read({
      'gen_ai.tool.name': 'get_weather',
      'gen_ai.tool.call.arguments': '{"city":"Paris"}',
      'gen_ai.tool.call.result': '{"sky":"sunny"}',
    }),
  ).toBe('tool: call get_weather({"city":"Paris"})\n→\ntool: result {"sky":"sunny"}');
});

test('the AI SDK’s calls of tools are its answer', () => {
  expect(
    read({
      'ai.prompt': { system: 'Be brief.', prompt: 'Weather?' },
      'ai.response.toolCalls': [{ toolName: 'get_weather', args: '{}' }],
    }),
  ).toBe('system: Be brief.\nuser: Weather?\n→\nassistant: call get_weather({})');
});

test('calls of tools without a type are calls', () => {
  const call = { toolCallId: 'c1', toolName: 'get_weather', input: '{"city":"Paris"}' };
  expect(read({ 'langfuse.observation.output': [call] })).toBe('→\nassistant: call get_weather({"city":"Paris"})');
});

test('images and other parts say what they are', () => {
  const { input } = readConversation(
    attributes({
      'gen_ai.input.messages': [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }],
    }),
    [],
  );
  expect(input[0].parts).toEqual([
    { kind: 'other', name: 'image_url', text: '{"type":"image_url","image_url":{"url":"x"}}' },
  ]);
});

test('spans of other kinds say nothing of models', () => {
  expect(tellsOfModels(attributes({ 'http.request.method': 'GET', input: 'x' }), [])).toBe(false);
  expect(tellsOfModels(attributes({ 'openinference.span.kind': 'LLM' }), [])).toBe(true);
  expect(tellsOfModels([], [event('gen_ai.choice', {})])).toBe(true);
});

test.skipIf(missingTraces !== '')('every model call of a real trace was asked something and answered', () => {
  const bytes = sharedTraceBytes('jaeger-json/jaeger-ui-genai.json');
  const { spans } = JSON.parse(new TextDecoder().decode(bytes)) as {
    readonly spans: readonly { readonly tags: readonly { readonly key: string; readonly value: unknown }[] }[];
  };
  const talks = spans
    .map(({ tags }) => attributes(Object.fromEntries(tags.map(({ key, value }) => [key, value]))))
    .filter((sent) => sent.some(({ key, text }) => key === 'gen_ai.operation.name' && text === 'chat'))
    .map((sent) => readConversation(sent, []));
  expect(talks.length).toBeGreaterThan(0);
  for (const { input, output } of talks) {
    expect(input.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(output.map(({ role }) => role)).toEqual(['assistant']);
  }
});
