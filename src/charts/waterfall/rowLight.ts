import type { WaterfallFrame } from './frame.ts';
import { ROW_LIGHT } from './frame.ts';
import type { RowLights } from './input.ts';

/**
 * Fills `frame.light` for the rows of the frame. `layoutWaterfall` does so too; alone it is for a change of hover or
 * selection, which moves nothing. A selected or hovered row lights its ancestors, and the folded run that it is in.
 */
export function lightRows(frame: WaterfallFrame, lights: RowLights): void {
  const { table, selectedRow, hoveredRow, matches } = lights;
  const { subtreeEnd } = table;
  for (let at = 0; at < frame.count; at++) {
    const row = frame.row[at];
    let light = 0;
    if (row === selectedRow) light |= ROW_LIGHT.selected;
    if (row === hoveredRow) light |= ROW_LIGHT.hovered;
    if (matches?.has(row)) light |= ROW_LIGHT.match;
    const end = Math.max(subtreeEnd[row], frame.endRow[at]);
    const above = (row < selectedRow && selectedRow < end) || (row < hoveredRow && hoveredRow < end);
    frame.light[at] = above ? light | ROW_LIGHT.ancestor : light;
  }
}
