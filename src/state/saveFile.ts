/** Has the browser save something as a file. What no file's name may hold becomes a dash. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, '-');
  link.click();
  // By then the browser has taken it, even where it asks the user where to.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
