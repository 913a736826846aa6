import { decodeLoosely } from '#base/looseDecoding.ts';

/** An address (RFC 3986) in its parts, decoded for reading; '' where a part is missing. */
export interface AddressParts {
  /** `https` */
  readonly scheme: string;
  /** what stands before an `@`, without a password */
  readonly user: string;
  readonly hasPassword: boolean;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: readonly QueryParameter[];
  readonly fragment: string;
}

export interface QueryParameter {
  readonly name: string;
  /** undefined when there is no `=` */
  readonly value: string | undefined;
}

const ADDRESS = /^([a-z][a-z\d+.-]*):\/\/([^/?#\s]*)([^?#\s]*)(?:\?([^#\s]*))?(?:#(\S*))?$/i;

/** The parts of an address with a host or a path; undefined for every other text. */
export function readAddress(text: string): AddressParts | undefined {
  const match = ADDRESS.exec(text);
  if (!match) return undefined;
  const [, scheme, authority, path, query = '', fragment = ''] = match;
  if (authority === '' && path === '') return undefined;
  const at = authority.lastIndexOf('@');
  const [user, password] = authority.slice(0, Math.max(at, 0)).split(/:(.*)/s);
  const place = authority.slice(at + 1);
  const port = /:(\d+)$/.exec(place)?.[1] ?? '';
  return {
    scheme: scheme.toLowerCase(),
    user: decodeLoosely(user),
    hasPassword: password !== undefined && password !== '',
    host: port === '' ? place : place.slice(0, -port.length - 1),
    port,
    path: decodeLoosely(path),
    query: readQuery(query),
    fragment: decodeLoosely(fragment),
  };
}

/** The parameters of a query, with or without its `?`, in its order and with its repeats; `+` is a blank. */
export function readQuery(query: string): readonly QueryParameter[] {
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [name, value] = part.replaceAll('+', ' ').split(/=(.*)/s);
      return { name: decodeLoosely(name), value: value === undefined ? undefined : decodeLoosely(value) };
    });
}
