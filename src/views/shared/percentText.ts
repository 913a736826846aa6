/** A share of 0 … 1 in whole percent: `37 %`; `<1 %` and `>99 %` rather than a 0 or a 100 that is not meant. */
export function percentText(share: number): string {
  const percent = share * 100;
  const text = percent > 0 && percent < 1 ? '<1' : percent < 100 && percent > 99 ? '>99' : String(Math.round(percent));
  return `${text}\u00A0%`;
}
