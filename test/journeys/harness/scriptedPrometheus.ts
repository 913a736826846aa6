import { readRecorded, questionOf } from '../../recordedAnswers.ts';
import type { ScriptedServer } from './scriptedServer.ts';
import { startScriptedServer } from './scriptedServer.ts';

/** What was recorded of a real Prometheus, at the questions it was recorded for; `params` are the address of its time. */
export interface ScriptedPrometheus extends ScriptedServer {
  readonly params: string;
}

export async function startScriptedPrometheus(): Promise<ScriptedPrometheus> {
  const { range, answers } = readRecorded();
  const server = await startScriptedServer((url) => {
    const question = questionOf(url);
    return Object.hasOwn(answers, question)
      ? { body: answers[question] }
      : { status: 400, body: { status: 'error', errorType: 'bad_data', error: `never asked before: ${question}` } };
  });
  const [from, to] = [range.fromMs, range.toMs].map((ms) => new Date(ms).toISOString());
  return { ...server, params: String(new URLSearchParams({ from, to })) };
}
