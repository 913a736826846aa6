import { useState } from 'react';
import { parseTraceId } from '#model/traceIdText.ts';
import { collectorDocument, navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#views/shared/TextField.tsx';
import styles from './TraceIdField.module.css';

/** Opens a trace by its id, however it was copied: hex with or without zeros and dashes, or base64. */
export function TraceIdField({ connection }: { readonly connection: string }) {
  const [text, setText] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const open = (): void => {
    const id = parseTraceId(text);
    setIsRefused(id === undefined);
    if (id === undefined) return;
    navigate({ screen: 'traces', document: collectorDocument(connection, [id]), params: new URLSearchParams() });
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <TextField
        className={styles['field']}
        label="Trace id"
        placeholder="Trace id"
        enterKeyHint="go"
        value={text}
        invalid={isRefused}
        aria-describedby="trace-id-hint"
        onChange={(value) => {
          setText(value);
          setIsRefused(false);
        }}
      />
      <Button type="submit">Open</Button>
      <span id="trace-id-hint" className={isRefused ? styles['error'] : 'visuallyHidden'} aria-live="polite">
        {isRefused ? 'No trace id: 16 or 32 hex digits, or base64.' : 'Hex digits, dashes allowed, or base64.'}
      </span>
    </form>
  );
}
