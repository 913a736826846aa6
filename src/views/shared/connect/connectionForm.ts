import type { CollectorKind, Connection, ConnectionAuth } from '#model/connection.ts';
import { plainConnection } from '#model/connection.ts';

/** A connection as it is typed. The parts of every way to sign in are kept while one tries another. */
export interface ConnectionForm {
  readonly name: string;
  readonly url: string;
  readonly kind: CollectorKind | 'auto';
  readonly signIn: ConnectionAuth['kind'];
  readonly user: string;
  readonly password: string;
  readonly token: string;
  readonly headerName: string;
  readonly headerValue: string;
  readonly remembersSecret: boolean;
  readonly tenant: string;
  readonly sendCookies: boolean;
  /** s, as typed */
  readonly timeout: string;
}

export function formOf(connection: Connection | undefined): ConnectionForm {
  const { auth, ...rest } = connection ?? plainConnection('', '');
  return {
    name: rest.name,
    url: rest.url,
    kind: rest.kind ?? 'auto',
    signIn: auth.kind,
    user: auth.kind === 'basic' ? auth.user : '',
    password: auth.kind === 'basic' ? auth.password : '',
    token: auth.kind === 'bearer' ? auth.token : '',
    headerName: auth.kind === 'header' ? auth.name : '',
    headerValue: auth.kind === 'header' ? auth.value : '',
    remembersSecret: rest.remembersSecret,
    tenant: rest.tenant,
    sendCookies: rest.sendCookies,
    timeout: String(rest.timeoutMs / 1000),
  };
}

export function connectionOf(form: ConnectionForm): Connection {
  return {
    name: form.name.trim() || suggestedName(form.url),
    url: form.url.trim(),
    kind: form.kind === 'auto' ? undefined : form.kind,
    auth: authOf(form),
    tenant: form.tenant.trim(),
    sendCookies: form.sendCookies,
    timeoutMs: Number(form.timeout) * 1000,
    remembersSecret: form.remembersSecret,
  };
}

function authOf(form: ConnectionForm): ConnectionAuth {
  switch (form.signIn) {
    case 'none':
      return { kind: 'none' };
    case 'basic':
      return { kind: 'basic', user: form.user.trim(), password: form.password };
    case 'bearer':
      return { kind: 'bearer', token: form.token.trim().replace(/^bearer\s+/i, '') };
    case 'header':
      return { kind: 'header', name: form.headerName.trim(), value: form.headerValue.trim() };
  }
}

/** A name for a connection that got none: the host, without what all have. */
export function suggestedName(url: string): string {
  if (!URL.canParse(url.trim())) return '';
  const { hostname, port } = new URL(url.trim());
  return `${hostname.replace(/^www\./, '')}${port === '' ? '' : ` ${port}`}`;
}

/** What is wrong with a form, by the field it is wrong in. */
export interface ConnectionFaults {
  readonly name?: string;
  readonly url?: string;
  readonly headerName?: string;
  readonly timeout?: string;
}

/** `taken` are the names of other connections. */
export function connectionFaults(form: ConnectionForm, taken: readonly string[]): ConnectionFaults {
  const faults: { -readonly [Name in keyof ConnectionFaults]: string } = {};
  const url = form.url.trim();
  if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) {
    faults.url = 'Write the whole address: it begins with http:// or https://.';
  } else if (new URL(url).username !== '' || new URL(url).password !== '') {
    faults.url = 'Leave user and password out of the address: enter them under “Sign in”.';
  }
  if (taken.includes(connectionOf(form).name)) faults.name = 'Another connection has this name.';
  if (form.signIn === 'header' && !/^[\w!#$%&'*+.^`|~-]+$/.test(form.headerName.trim())) {
    faults.headerName = 'The name of a header has letters, digits and dashes.';
  }
  const seconds = Number(form.timeout);
  if (!(seconds >= 1 && seconds <= 3600)) faults.timeout = '1 to 3,600 seconds';
  return faults;
}
