import type { ConnectionAuth } from '#model/connection.ts';
import { hasParameters } from '#model/secretsInAddress.ts';
import { CheckField } from '#ui/CheckField.tsx';
import { Labelled } from '#ui/Labelled.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { TextField } from '#views/shared/TextField.tsx';
import type { ConnectionFaults, ConnectionForm } from './connectionForm.ts';
import styles from './ConnectDialog.module.css';

const WAYS: readonly { readonly value: ConnectionAuth['kind']; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'A token (bearer)' },
  { value: 'basic', label: 'User and password (basic)' },
  { value: 'header', label: 'Another header' },
];

export interface SignInFieldsProps {
  readonly form: ConnectionForm;
  readonly faults: ConnectionFaults;
  readonly onChange: (change: Partial<ConnectionForm>) => void;
}

/** How the page says who it is. Secrets are typed hidden. */
export function SignInFields({ form, faults, onChange }: SignInFieldsProps) {
  const { signIn } = form;
  return (
    <>
      <SelectField
        label="Sign in"
        data-field="signIn"
        options={WAYS}
        value={signIn}
        onChange={(value) => onChange({ signIn: value })}
      />
      {signIn === 'bearer' && (
        <Secret name="token" label="Token" value={form.token} onChange={(token) => onChange({ token })} />
      )}
      {signIn === 'basic' && (
        <>
          <Plain name="user" label="User" value={form.user} onChange={(user) => onChange({ user })} />
          <Secret
            name="password"
            label="Password"
            value={form.password}
            onChange={(password) => onChange({ password })}
          />
        </>
      )}
      {signIn === 'header' && (
        <>
          <Plain
            name="headerName"
            label="Name of the header"
            placeholder="X-Api-Key"
            value={form.headerName}
            error={faults.headerName}
            onChange={(headerName) => onChange({ headerName })}
          />
          <Secret
            name="headerValue"
            label="Its value"
            value={form.headerValue}
            onChange={(headerValue) => onChange({ headerValue })}
          />
        </>
      )}
      {(signIn !== 'none' || hasParameters(form.url)) && (
        <div className={styles['wide']}>
          <CheckField
            label={
              signIn === 'none'
                ? 'Remember the parameters of the address in this browser'
                : 'Remember credentials in this browser'
            }
            checked={form.remembersSecret}
            hint="Otherwise they are gone when this page is closed. What is remembered is readable to anyone who uses this browser."
            onChange={(remembersSecret) => onChange({ remembersSecret })}
          />
        </div>
      )}
    </>
  );
}

export interface PlainProps {
  readonly name: keyof ConnectionForm;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly inputMode?: 'url' | 'numeric' | undefined;
  readonly className?: string | undefined;
}

export function Plain({ name, label, value, onChange, placeholder, error, hint, inputMode, className }: PlainProps) {
  return (
    <Labelled label={label} error={error} hint={hint} className={className}>
      {({ id, describedBy }) => (
        <TextField
          id={id}
          className={error === undefined ? styles['edged'] : undefined}
          data-field={name}
          label={label}
          value={value}
          placeholder={placeholder}
          inputMode={inputMode}
          invalid={error !== undefined}
          aria-describedby={describedBy}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}

function Secret({ name, label, value, onChange }: PlainProps) {
  return (
    <Labelled label={label}>
      {({ id }) => (
        <TextField
          id={id}
          className={styles['edged']}
          data-field={name}
          label={label}
          value={value}
          isSecret
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
