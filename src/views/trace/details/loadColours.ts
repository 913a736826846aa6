import type { codeTokens } from './codeColours.ts';

interface Colours {
  readonly codeTokens: typeof codeTokens;
}

let loading: Promise<Colours> | undefined;

/** The highlighter, which comes when the first code is shown. Where it cannot be fetched, code stays in one colour. */
export function loadColours(): Promise<Colours> {
  loading ??= import('./codeColours.ts').catch(() => ({
    codeTokens: (text: string) => [{ text, role: undefined }],
  }));
  return loading;
}
