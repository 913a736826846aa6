import { useState } from 'react';
import { openUrls } from '#state/openDocument.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#views/shared/TextField.tsx';
import { webAddresses } from '#views/shared/openTransfer.ts';
import styles from './AddressField.module.css';

/** Opens a trace by its address, or several, parted by blanks. Nothing is fetched before Enter or the button. */
export function AddressField() {
  const [text, setText] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const open = (): void => {
    const urls = webAddresses(text);
    setIsRefused(urls.length === 0);
    if (urls.length > 0) openUrls(urls);
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
        icon="link"
        label="Address of a trace"
        placeholder="https://…/trace.json"
        inputMode="url"
        enterKeyHint="go"
        value={text}
        invalid={isRefused}
        aria-describedby="address-hint"
        onChange={(value) => {
          setText(value);
          setIsRefused(false);
        }}
      />
      <Button type="submit">Open</Button>
      <p id="address-hint" className={isRefused ? styles['error'] : styles['hint']} aria-live="polite">
        {isRefused
          ? 'Write the whole address: it begins with http:// or https://.'
          : 'Only this address is asked, without cookies; its server must allow other origins (CORS).'}
      </p>
    </form>
  );
}
