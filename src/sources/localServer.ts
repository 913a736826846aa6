/** A collector that the server of this page passes requests on to. */
export interface ServedCollector {
  /** as it was named on the command line */
  readonly name: string;
  /** the collector's own address, to be shown; not to be fetched by the page */
  readonly url: string;
  /** where the page reaches it: an address relative to the page, with a slash at its end */
  readonly path: string;
}

/** The `spanglass` command marks the page it serves; elsewhere nothing is asked for, so that no server sees a stray request. */
const MARK = 'meta[name="spanglass-server"]';

/**
 * The collectors of the server this page came from: none where it is a plain web server, or where the command is no
 * longer running.
 */
export async function servedCollectors(): Promise<readonly ServedCollector[]> {
  const address = globalThis.document?.querySelector(MARK)?.getAttribute('content');
  if (address === undefined || address === null) return [];
  try {
    const response = await fetch(address, { credentials: 'omit' });
    return response.ok ? collectorsOf(await response.json()) : [];
  } catch {
    return [];
  }
}

function collectorsOf(info: unknown): readonly ServedCollector[] {
  const { collectors } = (info ?? {}) as { readonly collectors?: unknown };
  return Array.isArray(collectors) ? collectors.filter(isCollector) : [];
}

function isCollector(value: unknown): value is ServedCollector {
  const { name, url, path } = (value ?? {}) as Record<string, unknown>;
  return [name, url, path].every((part) => typeof part === 'string');
}
