/**
 * Whether a path, with its parts divided by /, leads to no file of its user's: a folder, a hidden file, or what a system
 * keeps beside files.
 */
export function isHiddenFile(path: string): boolean {
  return path.endsWith('/') || path.split('/').some((part) => part === '__MACOSX' || /^\.[^.]/.test(part));
}
