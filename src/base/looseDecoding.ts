/** A part of an address without its percent signs; as it stands where a percent sign encodes nothing, as people type it. */
export function decodeLoosely(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
