/** Ends a request when the user says so, or when nothing came for a while. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** ms without a sign that are allowed */
  readonly ms: number;
  /** Why it ended; undefined while it has not. */
  readonly reason: () => 'user' | 'time' | undefined;
  /** Something came: the time runs anew. */
  readonly extend: () => void;
  /** Nothing is waited for just now: the time stands still until `extend`. */
  readonly pause: () => void;
  /** Nothing is waited for any more. */
  readonly clear: () => void;
}

export function startDeadline(user: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  let reason: 'user' | 'time' | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (why: 'user' | 'time'): void => {
    reason ??= why;
    clear();
    controller.abort();
  };
  const onUser = (): void => end('user');
  const extend = (): void => {
    clearTimeout(timer);
    if (reason === undefined) timer = setTimeout(() => end('time'), ms);
  };
  const pause = (): void => clearTimeout(timer);
  const clear = (): void => {
    pause();
    user.removeEventListener('abort', onUser);
  };
  if (user.aborted) end('user');
  else {
    user.addEventListener('abort', onUser);
    extend();
  }
  return { signal: controller.signal, ms, reason: () => reason, extend, pause, clear };
}
