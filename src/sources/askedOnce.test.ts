import { expect, it } from 'vitest';
import { success } from '#base/result.ts';
import { askedOnce } from './askedOnce.ts';
import type { Answer } from './sourceProblems.ts';

/** A question that is answered by hand. */
function question() {
  const sent: { readonly signal: AbortSignal; readonly answer: (value: string) => void }[] = [];
  const ask = askedOnce((signal): Answer<string> => {
    return new Promise((resolve) => sent.push({ signal, answer: (value) => resolve(success(value)) }));
  });
  return { sent, ask };
}

it('those who ask at the same time get one answer, and whoever asks later asks anew', async () => {
  const { sent, ask } = question();
  const both = [ask(new AbortController().signal), ask(new AbortController().signal)];
  expect(sent.length).toBe(1);
  sent[0].answer('shop');
  expect(await Promise.all(both)).toEqual([success('shop'), success('shop')]);
  void ask(new AbortController().signal);
  expect(sent.length).toBe(2);
});

it('one who no longer waits takes the answer from nobody else; the last one ends the question', async () => {
  const { sent, ask } = question();
  const [one, other] = [new AbortController(), new AbortController()];
  const answers = [ask(one.signal), ask(other.signal)];
  one.abort();
  expect(await answers[0]).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(sent[0].signal.aborted).toBe(false);
  other.abort();
  expect(await answers[1]).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(sent[0].signal.aborted).toBe(true);
  const again = ask(new AbortController().signal);
  expect(sent.length).toBe(2);
  sent[1].answer('shop');
  expect(await again).toEqual(success('shop'));
});

it('one who was stopped before asks nothing', async () => {
  const { sent, ask } = question();
  expect(await ask(AbortSignal.abort())).toMatchObject({ error: { code: 'cancelled' } });
  expect(sent).toEqual([]);
});
