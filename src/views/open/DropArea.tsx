import type { ReactNode } from 'react';
import { openDialog } from '#state/dialogs.ts';
import { openText } from '#state/openDocument.ts';
import { notify } from '#state/notices.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ChooseFilesButton } from '#views/shared/ChooseFilesButton.tsx';
import { openTextOrUrls } from '#views/shared/openTransfer.ts';
import styles from './DropArea.module.css';

export interface DropAreaProps {
  /** Another way to open, under a line. */
  readonly children: ReactNode;
}

/** Shows where to drop (the whole window takes it) and holds the other ways to open a trace. */
export function DropArea({ children }: DropAreaProps) {
  return (
    <section className={styles['area']} aria-labelledby="drop-title">
      <div className={styles['drop']}>
        <Icon name="upload" size={24} className={styles['icon']} />
        <h2 className={styles['title']} id="drop-title">
          Drop trace files anywhere
        </h2>
        <p className={styles['text']}>
          OTLP, Jaeger or Zipkin JSON, plain, gzipped or in a zip or tar archive. Several files become one document when
          they share traces.
        </p>
        <div className={styles['buttons']}>
          <ChooseFilesButton label="Choose files" variant="primary" />
          <ChooseFilesButton label="Choose folder" folder />
          <Button icon="clipboard" onClick={() => void pasteFromClipboard()}>
            Paste
          </Button>
          <Button icon="plug" onClick={() => openDialog('connect')}>
            Connect a collector
          </Button>
        </div>
      </div>
      <div className={styles['other']}>{children}</div>
    </section>
  );
}

/** Opens what the clipboard holds: whoever presses the button means it, so any text is tried. */
async function pasteFromClipboard(): Promise<void> {
  // Missing outside secure contexts and in browsers that only let a key press paste.
  const clipboard = navigator.clipboard as Partial<Clipboard> | undefined;
  let text: string | undefined;
  try {
    text = await clipboard?.readText?.();
  } catch {
    text = undefined;
  }
  if (text === undefined) notify('The browser does not show this page the clipboard. Press Ctrl V or ⌘ V instead.');
  else if (text.trim() === '') notify('The clipboard holds no text. Copy a trace as JSON, or its address, first.');
  else if (!openTextOrUrls(text)) openText(text);
}
