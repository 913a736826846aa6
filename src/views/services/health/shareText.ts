/**
 * A share of 0 … 1 in percent. Only all is 100 % and only none is 0 %: near both ends digits are added, and what is left
 * is cut, so that 99.996 % is not said to be more than it is.
 */
export function shareText(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}\u00A0%`;
  const percent = share * 100;
  if (percent >= 99.99) return '>99.99\u00A0%';
  if (percent < 0.01) return '<0.01\u00A0%';
  const digits = percent >= 99 || percent < 1 ? 2 : 1;
  const scale = 10 ** digits;
  // A hair of slack: 0.29 · 100 is 28.999….
  const cut = percent >= 50 ? Math.floor(percent * scale + 1e-6) / scale : Math.round(percent * scale) / scale;
  return `${cut}\u00A0%`;
}

/** What is left of an error budget: `62 % left`, `spent`, `spent 2.4 times`; without any allowance `none allowed`. */
export function budgetText(budgetLeft: number): string {
  if (budgetLeft === -Infinity) return 'none allowed';
  if (budgetLeft === 0) return 'just spent';
  if (budgetLeft > 0) return `${shareText(budgetLeft)} left`;
  const times = 1 - budgetLeft;
  return `spent ${timesText(times)} times`;
}

/** Two digits that count: `1.4`, `12`, `480`. */
export function timesText(times: number): string {
  const rounded = Number(times.toPrecision(2));
  // 1.04 times the budget is more than it, and must not read as 1.
  return rounded <= 1 ? '1.01' : rounded.toLocaleString('en');
}
