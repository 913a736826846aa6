import { useRef } from 'react';
import { openFiles } from '#state/openDocument.ts';
import { Button, type ButtonProps } from '#ui/Button.tsx';
import { filesOfChosenFolder } from './folderFiles.ts';
import { openFolderFiles } from './openTransfer.ts';

export interface ChooseFilesButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'className'> {
  readonly label: string;
  /** Lets a folder be chosen, with all files in it, instead of files; default false. */
  readonly folder?: boolean;
}

/** Opens the system's file dialog, and the chosen files as one document. */
export function ChooseFilesButton({ label, folder = false, ...button }: ChooseFilesButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} icon={folder ? 'folder' : 'file'} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        data-testid={folder ? 'folder-input' : 'file-input'}
        // Older than its name, it is the one way to a folder in every browser; React's types do not know it.
        {...(folder && { webkitdirectory: '' })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (!folder) openFiles(files);
          else if (files.length > 0) openFolderFiles(filesOfChosenFolder(files));
          // So that choosing the same file again is a change again.
          event.target.value = '';
        }}
      />
    </>
  );
}
