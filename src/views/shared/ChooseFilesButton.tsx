import { useRef } from 'react';
import { openFiles } from '#state/openDocument.ts';
import { Button, type ButtonProps } from '#ui/Button.tsx';

export interface ChooseFilesButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'className'> {
  readonly label: string;
}

/** Opens the system's file dialog, and the chosen files as one document. */
export function ChooseFilesButton({ label, ...button }: ChooseFilesButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} icon="file" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        data-testid="file-input"
        onChange={(event) => {
          openFiles([...(event.target.files ?? [])]);
          // So that choosing the same file again is a change again.
          event.target.value = '';
        }}
      />
    </>
  );
}
