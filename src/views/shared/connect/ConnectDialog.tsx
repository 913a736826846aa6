import { useRef, useState, type FormEvent } from 'react';
import { COLLECTOR_KINDS, COLLECTOR_NAMES } from '#model/connection.ts';
import { saveConnection, useConnection, useConnections } from '#state/connections.ts';
import { closeDialogs, useDialogs } from '#state/dialogs.ts';
import { connectionRoute } from '#state/connectionRoute.ts';
import { currentRoute, navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { CheckField } from '#ui/CheckField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import styles from './ConnectDialog.module.css';
import type { ConnectionForm } from './connectionForm.ts';
import { connectionFaults, connectionOf, formOf, suggestedName } from './connectionForm.ts';
import { fieldToMend, signInField } from './fieldToMend.ts';
import { Plain, SignInFields } from './SignInFields.tsx';
import { TestOutcome } from './TestOutcome.tsx';
import { useConnectionTest } from './useConnectionTest.ts';

const KINDS = [
  { value: 'auto', label: 'Detect' },
  ...COLLECTOR_KINDS.map((kind) => ({ value: kind, label: COLLECTOR_NAMES[kind] })),
] as const;

/** Makes a connection to a collector, or changes one. Whether the server answers is tried first. */
export function ConnectDialog() {
  const { open, about } = useDialogs();
  const edited = useConnection(about);
  const connections = useConnections();
  const [form, setForm] = useState(() => formOf(edited));
  const [wasSent, setWasSent] = useState(false);
  const { test, run, forget } = useConnectionTest();
  const body = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLElement>(null);
  const taken = connections.map(({ name }) => name).filter((name) => name !== edited?.name);
  const faults = connectionFaults(form, taken);
  const shown = wasSent ? faults : {};

  const field = (name: string): HTMLElement | null =>
    body.current?.querySelector<HTMLElement>(`[data-field="${name}"]`) ?? null;
  const focusField = (name: string): void => {
    const found = field(name);
    const closed = found?.closest('details');
    if (closed) closed.open = true;
    found?.focus();
  };
  const change = (part: Partial<ConnectionForm>): void => {
    setForm((now) => ({ ...now, ...part }));
    // What was found out is of another server now.
    forget();
  };
  const save = (kind: ReturnType<typeof connectionOf>['kind']): void => {
    const connection = { ...connectionOf(form), kind };
    saveConnection(connection, edited?.name ?? connection.name);
    closeDialogs();
    const route = currentRoute();
    if (route.screen === 'search' && route.connection === edited?.name && edited?.name === connection.name) return;
    navigate(connectionRoute(connection));
  };
  const isFaulty = (): boolean => {
    setWasSent(true);
    const [faulty] = Object.keys(faults);
    if (faulty !== undefined) focusField(faulty);
    return faulty !== undefined;
  };
  const tryOut = async (isLast: boolean): Promise<void> => {
    if (isFaulty()) return;
    const outcome = await run(connectionOf(form));
    if (outcome === undefined) return;
    const mend = outcome.problem && fieldToMend(outcome.problem, form);
    if (mend !== undefined) focusField(mend);
    else if (!outcome.problem && isLast) save(outcome.kind);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void tryOut(true);
  };

  return (
    <Dialog
      open
      onOpenChange={closeDialogs}
      title={edited ? `Connection ${edited.name}` : 'Connect a collector'}
      initialFocus={first}
      description="This page asks the server itself: nobody is in between."
      footer={
        <>
          {test !== undefined && test !== 'asking' && test.problem && (
            <Button onClick={() => !isFaulty() && save(connectionOf(form).kind)}>Save all the same</Button>
          )}
          <Button onClick={() => void tryOut(false)}>Test</Button>
          <Button variant="primary" type="submit" form="connect">
            {edited ? 'Save' : 'Connect'}
          </Button>
        </>
      }
    >
      <form
        id="connect"
        ref={(element) => {
          body.current = element;
          first.current = field(open === 'signIn' ? signInField(form) : 'url');
        }}
        className={styles['form']}
        noValidate
        onSubmit={submit}
      >
        <Plain
          name="url"
          label="Address"
          className={styles['wide']}
          placeholder="https://jaeger.example.com"
          inputMode="url"
          hint="With the path, if the API stands below one."
          value={form.url}
          error={shown.url}
          onChange={(url) => change({ url })}
        />
        <Plain
          name="name"
          label="Name"
          placeholder={suggestedName(form.url) || 'production'}
          value={form.name}
          error={shown.name}
          onChange={(name) => change({ name })}
        />
        <SelectField label="Kind" options={KINDS} value={form.kind} onChange={(kind) => change({ kind })} />
        <SignInFields form={form} faults={shown} onChange={change} />
        <details className={styles['more']} open={form.tenant !== '' || form.sendCookies || undefined}>
          <summary>Tenant, cookies, time limit</summary>
          <div className={styles['form']}>
            <Plain
              name="tenant"
              label="Tenant"
              hint="Sent as X-Scope-OrgID to Tempo and Prometheus, as x-tenant to Jaeger."
              value={form.tenant}
              onChange={(tenant) => change({ tenant })}
            />
            <Plain
              name="timeout"
              label="Time limit in seconds"
              inputMode="numeric"
              value={form.timeout}
              error={shown.timeout}
              onChange={(timeout) => change({ timeout })}
            />
            <div className={styles['wide']}>
              <CheckField
                label="Send cookies"
                checked={form.sendCookies}
                hint="For servers behind a login of this browser. They must allow this page by name, not by *."
                onChange={(sendCookies) => change({ sendCookies })}
              />
            </div>
          </div>
        </details>
      </form>
      {test && <TestOutcome test={test} connection={connectionOf(form)} />}
    </Dialog>
  );
}
