/** What a summary adds to the title it stands beside: all of it, what follows when it begins with the title, or ''. */
export function summaryBeside(title: string, summary: string): string {
  if (summary === title || !summary.startsWith(`${title} `)) return summary === title ? '' : summary;
  return summary.slice(title.length + 1).replace(/^· /, '');
}
