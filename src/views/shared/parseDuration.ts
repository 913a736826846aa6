/** ns of one of each unit. */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  min: 60e9,
  h: 3600e9,
};

/** A length of time as typed, `50ms`, `1.2 s`, `2m`, in ns; without a unit ms. Undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*([a-zµμ]*)$/.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const unit = match[2] === '' ? UNITS['ms'] : UNITS[match[2]];
  return unit === undefined ? undefined : Number(match[1].replace(',', '.')) * unit;
}
