import { useEffect, useRef, useState } from 'react';
import { announce } from './announcer.ts';
import { Button, type ButtonProps } from './Button.tsx';
import { copyText } from './copyText.ts';
import { IconButton } from './IconButton.tsx';

export interface CopyButtonProps {
  /** What to copy; a function when making it costs something. */
  readonly text: string | (() => string);
  /** "Copy trace id": the name, and the words of the button unless `iconOnly`. */
  readonly label: string;
  readonly iconOnly?: boolean | undefined;
  readonly size?: ButtonProps['size'];
  readonly variant?: ButtonProps['variant'];
  readonly className?: string | undefined;
}

/** How long the answer shows, ms: long enough to be seen, gone before the next look. */
const ANSWER_MS = 1200;

/** Copies, answers with a tick for 1.2 s, and says so to a screen reader. */
export function CopyButton({ text, label, iconOnly, size = 'small', variant = 'quiet', className }: CopyButtonProps) {
  const [answer, setAnswer] = useState<'copied' | 'failed' | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async (): Promise<void> => {
    const done = await copyText(typeof text === 'string' ? text : text());
    announce(done ? 'Copied' : 'The browser did not allow copying');
    setAnswer(done ? 'copied' : 'failed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnswer(undefined), ANSWER_MS);
  };

  const icon = answer === 'copied' ? 'check' : answer === 'failed' ? 'warning' : 'copy';
  const shared = { size, variant, className, icon, onClick: () => void copy() } as const;
  if (iconOnly === true) return <IconButton {...shared} label={label} hint="title" />;
  return <Button {...shared}>{label}</Button>;
}
