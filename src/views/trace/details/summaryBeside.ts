/** Fewer characters before a `…` may be shared by chance. */
const LEAST_CUT = 20;

/** What a summary adds to the title it stands beside: all of it, what follows when it begins with the title, or ''. */
export function summaryBeside(title: string, summary: string): string {
  const cut = summary.indexOf('…');
  // A summary shortens a long name: the part that it kept is said by the title in full.
  const begun = cut >= LEAST_CUT && title.startsWith(summary.slice(0, cut)) ? summary.slice(0, cut + 1) : title;
  if (summary === begun) return '';
  return summary.startsWith(`${begun} `) ? summary.slice(begun.length + 1).replace(/^· /, '') : summary;
}
