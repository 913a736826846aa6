import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';

/** A file to drop: its bytes, or, for large ones, a path the browser reads by itself. */
export type DroppedFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly path: string };

/** playwright-core refuses more than 50 MB of bytes over its pipe. */
const LARGEST_BYTES = 50_000_000;

/**
 * Drops files on the middle of the window. They come to the page through a file input that is in no document, so that
 * they are real files, read from disk when the app asks; then the three events of a drop carry them.
 */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const total = files.reduce((sum, file) => sum + ('bytes' in file ? file.bytes.length : 0), 0);
  if (total > LARGEST_BYTES)
    throw new Error(`${total} bytes are too many to send: write them to a file and drop its path.`);
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    element.multiple = true;
    return element;
  });
  // One call sets all files of an input, either paths or bytes; so each file is set and taken out on its own.
  const taken = await page.evaluateHandle((): File[] => []);
  for (const file of files) {
    const mimeType = 'application/octet-stream';
    const given = 'bytes' in file ? { name: file.name, mimeType, buffer: Buffer.from(file.bytes) } : file.path;
    await input.setInputFiles(given);
    await input.evaluate(
      (element, [list, name]) => {
        // A path brings its own name; wrapping it renames without copying.
        for (const one of element.files ?? []) list.push(one.name === name ? one : new File([one], name));
      },
      [taken, file.name] as const,
    );
  }
  const refused = await taken.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const file of list) dataTransfer.items.add(file);
    const [clientX, clientY] = [innerWidth / 2, innerHeight / 2];
    const target = document.elementFromPoint(clientX, clientY) ?? document.body;
    // A page takes a drop by cancelling what the browser would do: dragover to allow it, drop so as not to be left for the file.
    return ['dragenter', 'dragover', 'drop'].filter((type) => {
      const init = { dataTransfer, bubbles: true, cancelable: true, composed: true, clientX, clientY };
      return target.dispatchEvent(new DragEvent(type, init)) && type !== 'dragenter';
    });
  });
  if (refused.length > 0)
    throw new Error(`Nothing on the page took the files: ${refused.join(' and ')} went unanswered.`);
}
