/** The colours and fonts a canvas needs, as final strings; one per theme, made by `resolvePalette`. */
export interface Palette {
  /** 16, by service slot. Text on them is `onService`. */
  readonly services: readonly string[];
  /** The same 16 at 38 % over `bg`, opaque: time spent in children. */
  readonly servicesPale: readonly string[];
  /** For what has no service. */
  readonly serviceNone: string;
  readonly serviceNonePale: string;
  readonly onService: string;
  readonly bg: string;
  readonly surface: string;
  readonly raised: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly line: string;
  readonly guide: string;
  readonly select: string;
  readonly hover: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly focus: string;
  readonly error: string;
  readonly errorBg: string;
  readonly onError: string;
  readonly warn: string;
  readonly warnBg: string;
  readonly ok: string;
  readonly critical: string;
  /** Ground of what a search found; text on it is `text`. */
  readonly match: string;
  /** The same as a mark of its own: ticks, outlines. */
  readonly matchLine: string;
  /** Values for the family part of `ctx.font`. */
  readonly fontFamily: string;
  readonly monoFamily: string;
}

/** How much of a service colour is left where the time belongs to children. */
const PALE_PERCENT = 38;
const SERVICE_SLOTS = 16;

/**
 * Reads the tokens as they apply inside `element`, `light-dark()` and `oklch()` worked out. Forces style to be computed
 * some fifty times: call it once per theme, not per frame.
 */
export function resolvePalette(element: Element): Palette {
  const probe = element.ownerDocument.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const style = getComputedStyle(probe);
  // Mixing a colour with itself changes nothing, but makes every browser answer in sRGB instead of the space it was
  // written in, so that canvases need not parse oklch() at each fillStyle.
  const mixed = (name: string, percent: number, under: string): string => {
    probe.style.color = `var(${name})`;
    probe.style.color = `color-mix(in srgb, var(${name}) ${percent}%, var(${under}))`;
    return toHex(style.color);
  };
  const colour = (name: string): string => mixed(name, 50, name);
  const pale = (name: string): string => mixed(name, PALE_PERCENT, '--bg');
  const slots = Array.from({ length: SERVICE_SLOTS }, (_, slot) => `--s${slot}`);
  const palette: Palette = {
    services: slots.map(colour),
    servicesPale: slots.map(pale),
    serviceNone: colour('--s-none'),
    serviceNonePale: pale('--s-none'),
    onService: colour('--on-service'),
    bg: colour('--bg'),
    surface: colour('--surface'),
    raised: colour('--raised'),
    text: colour('--text'),
    text2: colour('--text-2'),
    text3: colour('--text-3'),
    line: colour('--line'),
    guide: colour('--guide'),
    select: colour('--select'),
    hover: colour('--hover'),
    accent: colour('--accent'),
    onAccent: colour('--on-accent'),
    focus: colour('--focus'),
    error: colour('--error'),
    errorBg: colour('--error-bg'),
    onError: colour('--on-error'),
    warn: colour('--warn'),
    warnBg: colour('--warn-bg'),
    ok: colour('--ok'),
    critical: colour('--critical'),
    match: colour('--match'),
    matchLine: colour('--match-line'),
    fontFamily: style.getPropertyValue('--font').trim() || 'sans-serif',
    monoFamily: style.getPropertyValue('--mono').trim() || 'monospace',
  };
  probe.remove();
  return palette;
}

/**
 * `rgb(26, 30, 36)` and `color(srgb 0.1 0.12 0.14)` as `#1a1e24`, which a canvas parses fastest. Anything else, and
 * anything not opaque, is returned as it is.
 */
export function toHex(computed: string): string {
  const match = /^(rgb|color)\((?:srgb )?([\d.e-]+)[, ]+([\d.e-]+)[, ]+([\d.e-]+)\)$/.exec(computed);
  if (match === null) return computed;
  const scale = match[1] === 'rgb' ? 1 : 255;
  const channel = (text: string | undefined): string =>
    Math.min(255, Math.max(0, Math.round(Number(text) * scale)))
      .toString(16)
      .padStart(2, '0');
  return `#${channel(match[2])}${channel(match[3])}${channel(match[4])}`;
}
