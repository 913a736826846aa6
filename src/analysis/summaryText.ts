import { formatDuration } from '#model/formatTime.ts';

/** Length of a summary, in characters (semantic-conventions §2). */
const LONGEST = 80;

/** Parts joined by ` · `, absent ones left out, at most 80 characters. */
export function joinParts(...parts: readonly (string | undefined)[]): string {
  return shorten(parts.filter((part) => part !== undefined && part !== '').join(' · '), LONGEST);
}

/** Words joined by spaces, absent ones left out; undefined when all are. */
export function joinWords(...words: readonly (string | undefined)[]): string | undefined {
  return words.filter((word) => word !== undefined && word !== '').join(' ') || undefined;
}

/** At most `longest` characters (UTF-16 units), the last one `…` if some are missing; no character is cut in half. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** `340`, `1.2k`, `15k`, `2.5M`. */
export function roughCount(count: number): string {
  for (const [size, unit] of [
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    // 999,950 would be written as 1000.0k.
    if (count >= size * 0.99995) return `${Number((count / size).toPrecision(count >= size * 10 ? 3 : 2))}${unit}`;
  }
  return String(count);
}

/** `31 ms`, `0.4 s`, `12.3 s`, then like every duration. */
export function roughDuration(ns: number): string {
  if (ns >= 60e9) return formatDuration(ns);
  return ns >= 0.1e9 ? `${(ns / 1e9).toFixed(1)}\u00A0s` : formatDuration(Math.round(ns / 1e6) * 1e6 || ns);
}

/** Host, with its port, and path of an address or of a path alone; user, password, query and fragment are left behind. */
export function addressParts(url: string | undefined): { readonly host?: string; readonly path?: string } {
  const parts = /^[a-z][\w+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)([^?#]*)/i.exec(url ?? '');
  if (parts) return { host: parts[1], path: parts[2] };
  // As some servers and proxies send it: `/dispatch?customer=1`.
  const path = /^\/(?!\/)[^?#]*/.exec(url ?? '');
  return path ? { path: path[0] } : {};
}

/** Last segment of a path. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** First and last segment of a path with more than three: `photos/…/a.jpg`. */
export function shortPath(path: string): string {
  const segments = path.split('/');
  return segments.length > 3 ? `${segments[0]}/…/${segments[segments.length - 1]}` : path;
}
