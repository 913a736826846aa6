/** Points a page key passes over. */
const PAGE = 20;

/** The point a key leads to in `order`, kept inside; from no point to the first. Undefined for other keys, or no points. */
export function steppedPoint(order: Int32Array, from: number | undefined, key: string): number | undefined {
  const at = from === undefined ? -1 : order.indexOf(from);
  const to = stepped(key, at, order.length);
  return to === undefined || order.length === 0 ? undefined : order[Math.min(order.length - 1, Math.max(0, to))];
}

function stepped(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at + 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + PAGE;
    case 'PageUp':
      return at - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
