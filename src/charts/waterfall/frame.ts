import { Growable } from '#base/growable.ts';
import { IntervalCache } from './intervalCache.ts';

/** Bits of `WaterfallFrame.light`: what lies behind a row, or rings its bar. */
export const ROW_LIGHT = { selected: 1, hovered: 2, match: 4, ancestor: 8 } as const;

/** Bits of `WaterfallFrame.marks`. */
export const ROW_MARK = {
  /** never ended: the end of the bar is feathered and followed by `>` */
  unfinished: 1,
  /** the row's own error: a filled disc */
  error: 2,
  /** a row hidden under this collapsed one is in error: a ring */
  hiddenError: 4,
  /** orphan or repaired time: a triangle */
  warn: 8,
  /** the bar lies before, after the range shown */
  before: 16,
  after: 32,
  /** drawn elsewhere than stored, because its clock is off */
  shifted: 64,
} as const;

/** Where a duration label stands. */
export const LABEL_SIDE = { none: 0, right: 1, left: 2, inside: 3 } as const;

/** Tones of a piece: how many quarters of it are time; FULL_TONE is solid. */
export const FULL_TONE = 4;

/** Horizontal pieces of rows: piece p of the row at frame index `at` covers x0 … x1 in a tone of 1 … FULL_TONE. */
export class PieceList {
  /** index into the row columns of the frame, ascending */
  readonly at = new Growable(Int32Array);
  readonly x0 = new Growable(Float64Array);
  readonly x1 = new Growable(Float64Array);
  readonly tone = new Growable(Uint8Array);

  get length(): number {
    return this.at.length;
  }

  /** Drops all pieces from `length` on. */
  cut(length: number): void {
    this.at.length = length;
    this.x0.length = length;
    this.x1.length = length;
    this.tone.length = length;
  }

  push(at: number, x0: number, x1: number, tone = FULL_TONE): void {
    this.at.push(at);
    this.x0.push(x0);
    this.x1.push(x1);
    this.tone.push(tone);
  }

  /** Whether any piece is in this tone. */
  has(tone: number): boolean {
    for (let piece = 0; piece < this.length; piece++) if (this.tone.data[piece] === tone) return true;
    return false;
  }
}

/**
 * Everything the painter needs of the rows on screen, in CSS px from the left top of the bar area. Row columns have
 * `count` valid entries, top to bottom; entries past it are rubbish. Made once and filled again by each layout.
 */
export class WaterfallFrame {
  widthPx = 0;
  heightPx = 0;
  rowHeightPx = 0;
  /** top of a bar below the top of its row, and its height */
  barTopPx = 0;
  barHeightPx = 0;
  count = 0;
  /** SpanRow */
  row = new Int32Array(0);
  /** one past the last row that this one stands for: row + 1, or more when it is closed */
  endRow = new Int32Array(0);
  /** top of the row; the first may be negative */
  y = new Float64Array(0);
  /** bits of ROW_LIGHT */
  light = new Uint8Array(0);
  /** bits of ROW_MARK */
  marks = new Uint8Array(0);
  /** colour slot of the service */
  slot = new Uint8Array(0);
  /** bar, cut a margin outside the view, at least 2 px wide in it; NaN when the bar is out of view */
  x0 = new Float64Array(0);
  x1 = new Float64Array(0);
  /** end of the part drawn whole; before x1 only where an unfinished bar is feathered */
  bodyX1 = new Float64Array(0);
  /** extent of what a collapsed row hides; NaN when it hides nothing or it is out of view */
  hiddenX0 = new Float64Array(0);
  hiddenX1 = new Float64Array(0);
  /** centres of the error disc and of the warning triangle; NaN = none */
  errorX = new Float64Array(0);
  warnX = new Float64Array(0);
  /** LABEL_SIDE */
  labelSide = new Uint8Array(0);
  /** left edge and width of the label's text */
  labelX = new Float64Array(0);
  labelWidth = new Float64Array(0);
  /** '' when there is none */
  readonly labelText: string[] = [];
  /** self time, at most one piece per px; of a folded run the time of its members */
  readonly self = new PieceList();
  /** headings over orphans: tops, and the extent of what lies below them, NaN when it is out of view */
  readonly headingY = new Growable(Float64Array);
  readonly headingX0 = new Growable(Float64Array);
  readonly headingX1 = new Growable(Float64Array);
  /** 1 px before members of folded runs, which parts them from those before */
  readonly cuts = new PieceList();
  /** critical path; of a collapsed row, of all it stands for */
  readonly critical = new PieceList();
  /** event ticks, x0 = x1, at most one per px */
  readonly events = new PieceList();
  /** of each tick: its first event, an index into the table's event columns */
  readonly eventIndex = new Growable(Int32Array);
  /** x of the axis' ticks */
  readonly guideX = new Growable(Float64Array);
  /** a range being chosen, NaN = none */
  rangeX0 = Number.NaN;
  rangeX1 = Number.NaN;

  /** Working memory of the layout, nothing to paint. */
  readonly selfCache = new IntervalCache();
  readonly criticalCache = new IntervalCache();
  private columns = new Uint8Array(0);

  /** `count` zeros, the same array each time. */
  takenColumns(count: number): Uint8Array {
    if (this.columns.length < count) this.columns = new Uint8Array(count);
    return this.columns.fill(0, 0, count);
  }

  /** Makes room for `rows` rows. Called by the layout. */
  reserve(rows: number): void {
    if (this.row.length >= rows) return;
    // A little more than asked, so that resizing a window by drag does not allocate at each step.
    const capacity = rows + 32;
    this.row = new Int32Array(capacity);
    this.endRow = new Int32Array(capacity);
    for (const name of ['light', 'marks', 'slot', 'labelSide'] as const) this[name] = new Uint8Array(capacity);
    for (const name of FLOAT_COLUMNS) this[name] = new Float64Array(capacity);
  }
}

const FLOAT_COLUMNS = [
  'y',
  'x0',
  'x1',
  'bodyX1',
  'hiddenX0',
  'hiddenX1',
  'errorX',
  'warnX',
  'labelX',
  'labelWidth',
] as const;
