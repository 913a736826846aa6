import { paleColour, SERVICE_COLOURS, solidColour } from '#charts/colours.ts';
import type { PaintContext } from '#charts/paintContext.ts';
import type { Palette } from '#ui/palette.ts';
import type { PieceList, WaterfallFrame } from './frame.ts';
import { FULL_TONE } from './frame.ts';

const RADIUS_PX = 2;

/** Corners rounded on the left, on the right; in the order of `roundRect`. */
const LEFT_ONLY = [RADIUS_PX, 0, 0, RADIUS_PX];
const RIGHT_ONLY = [0, RADIUS_PX, RADIUS_PX, 0];

/** Of what a collapsed row hides beyond its own bar: a band of this height, px. */
const HIDDEN_HEIGHT_PX = 4;

/** Hidden extents and bars pale, self time solid but for its cuts, the critical path under it: a fill per colour each. */
export function paintBars(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  const used = usedColours(frame);
  for (let colour = 0; colour < SERVICE_COLOURS; colour++) {
    if ((used & (1 << colour)) === 0) continue;
    ctx.fillStyle = paleColour(palette, colour);
    ctx.beginPath();
    for (let at = 0; at < frame.count; at++) if (frame.slot[at] === colour) addPale(ctx, frame, at);
    ctx.fill();
    ctx.fillStyle = solidColour(palette, colour);
    fillTones(ctx, frame.self, (tone) => addSelf(ctx, frame, colour, tone));
    paintCuts(ctx, frame, palette, colour);
  }
  paintCritical(ctx, frame, palette);
}

/** One fill per tone that occurs, mostly the full one alone. */
function fillTones(ctx: PaintContext, list: PieceList, add: (tone: number) => void): void {
  for (let tone = 1; tone <= FULL_TONE; tone++) {
    if (!list.has(tone)) continue;
    ctx.globalAlpha = tone / FULL_TONE;
    ctx.beginPath();
    add(tone);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function usedColours(frame: WaterfallFrame): number {
  let used = 0;
  for (let at = 0; at < frame.count; at++) used |= 1 << frame.slot[at];
  return used;
}

function addPale(ctx: PaintContext, frame: WaterfallFrame, at: number): void {
  const top = frame.y[at] + frame.barTopPx;
  const hiddenX0 = frame.hiddenX0[at];
  if (!Number.isNaN(hiddenX0)) {
    const hiddenTop = top + (frame.barHeightPx - HIDDEN_HEIGHT_PX) / 2;
    ctx.rect(hiddenX0, hiddenTop, frame.hiddenX1[at] - hiddenX0, HIDDEN_HEIGHT_PX);
  }
  const x0 = frame.x0[at];
  if (Number.isNaN(x0)) return;
  // Of an unfinished bar only the body is closed; the marks continue it.
  const open = frame.bodyX1[at] < frame.x1[at];
  ctx.roundRect(x0, top, frame.bodyX1[at] - x0, frame.barHeightPx, open ? LEFT_ONLY : RADIUS_PX);
}

function addSelf(ctx: PaintContext, frame: WaterfallFrame, colour: number, tone: number): void {
  const { self } = frame;
  for (let piece = 0; piece < self.length; piece++) {
    const at = self.at.data[piece];
    if (frame.slot[at] !== colour || self.tone.data[piece] !== tone) continue;
    const x0 = self.x0.data[piece];
    const x1 = self.x1.data[piece];
    const top = frame.y[at] + frame.barTopPx;
    const first = x0 <= frame.x0[at];
    const last = x1 >= frame.x1[at];
    if (first || last) {
      const corners = first && last ? RADIUS_PX : first ? LEFT_ONLY : RIGHT_ONLY;
      ctx.roundRect(x0, top, x1 - x0, frame.barHeightPx, corners);
    } else {
      ctx.rect(x0, top, x1 - x0, frame.barHeightPx);
    }
  }
}

/** In the pale ground's colour, as if it were seen through them. */
function paintCuts(ctx: PaintContext, frame: WaterfallFrame, palette: Palette, colour: number): void {
  const { cuts } = frame;
  if (cuts.length === 0) return;
  ctx.fillStyle = paleColour(palette, colour);
  ctx.beginPath();
  for (let cut = 0; cut < cuts.length; cut++) {
    const at = cuts.at.data[cut];
    if (frame.slot[at] !== colour) continue;
    const x0 = cuts.x0.data[cut];
    ctx.rect(x0, frame.y[at] + frame.barTopPx, cuts.x1.data[cut] - x0, frame.barHeightPx);
  }
  ctx.fill();
}

/** 2 px high, 1 px below the bar. */
function paintCritical(ctx: PaintContext, frame: WaterfallFrame, palette: Palette): void {
  const { critical } = frame;
  ctx.fillStyle = palette.critical;
  fillTones(ctx, critical, (tone) => {
    for (let piece = 0; piece < critical.length; piece++) {
      if (critical.tone.data[piece] !== tone) continue;
      const x0 = critical.x0.data[piece];
      const top = frame.y[critical.at.data[piece]] + frame.barTopPx + frame.barHeightPx + 1;
      ctx.rect(x0, top, critical.x1.data[piece] - x0, 2);
    }
  });
}
