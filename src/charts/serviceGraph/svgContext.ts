import type { PaintContext } from '#charts/paintContext.ts';

/** Stands in for a canvas and writes what is painted as SVG elements, so that one painter makes both pictures. */
export class SvgContext implements PaintContext {
  fillStyle: PaintContext['fillStyle'] = '#000';
  strokeStyle: PaintContext['strokeStyle'] = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  private readonly elements: string[] = [];
  private path = '';
  private dash = '';

  /** A whole document on a ground. */
  document(width: number, height: number, ground: string, title: string): string {
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    const rect = `<rect width="${width}" height="${height}" fill="${ground}"/>`;
    const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escaped(title)}</title>`;
    return `${head}\n${rect}\n${this.elements.join('\n')}\n</svg>\n`;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }
  fillText(text: string, x: number, y: number): void {
    const anchor = this.textAlign === 'center' ? 'middle' : this.textAlign === 'right' ? 'end' : 'start';
    // Not every reader of SVG knows dominant-baseline: the middle of small letters is a third of the size lower.
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 12);
    const lower = this.textBaseline === 'middle' ? 0.35 * size : this.textBaseline === 'top' ? 0.85 * size : 0;
    const weight = /^(\d+) /.exec(this.font)?.[1] ?? '400';
    const family = this.font.replace(/^.*px /, '');
    this.elements.push(
      `<text x="${short(x)}" y="${short(y + lower)}" text-anchor="${anchor}" font-size="${short(size)}" font-weight="${weight}" ` +
        `font-family="${escaped(family)}" fill="${colourText(this.fillStyle)}"${this.opacity()}>${escaped(text)}</text>`,
    );
  }
  beginPath(): void {
    this.path = '';
  }
  moveTo(x: number, y: number): void {
    this.path += `M${short(x)} ${short(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.path += `L${short(x)} ${short(y)}`;
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path += `C${short(x1)} ${short(y1)} ${short(x2)} ${short(y2)} ${short(x)} ${short(y)}`;
  }
  closePath(): void {
    this.path += 'Z';
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.path += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
  }
  /** Corners in the order of CSS, from the top left clockwise. */
  roundRect(
    x: number,
    y: number,
    width: number,
    height: number,
    radii: Parameters<PaintContext['roundRect']>[4],
  ): void {
    const given = (Array.isArray(radii) ? radii : [radii]).map(Number);
    const [a, b = a, c = a, d = b] = given.map((r) => Math.max(0, Math.min(r, width / 2, height / 2)));
    const corner = (r: number, dx: number, dy: number): string =>
      r === 0 ? '' : `a${short(r)} ${short(r)} 0 0 1 ${short(dx * r)} ${short(dy * r)}`;
    this.path +=
      `M${short(x + a)} ${short(y)}h${short(width - a - b)}${corner(b, 1, 1)}v${short(height - b - c)}${corner(c, -1, 1)}` +
      `h${short(c + d - width)}${corner(d, -1, -1)}v${short(a + d - height)}${corner(a, 1, -1)}Z`;
  }
  /** Whole circles only. */
  arc(x: number, y: number, radius: number): void {
    const r = short(radius);
    this.path += `M${short(x + radius)} ${short(y)}a${r} ${r} 0 1 1 ${short(-2 * radius)} 0a${r} ${r} 0 1 1 ${short(2 * radius)} 0`;
  }
  fill(): void {
    this.elements.push(`<path d="${this.path}" fill="${colourText(this.fillStyle)}"${this.opacity()}/>`);
  }
  stroke(): void {
    const dash = this.dash === '' ? '' : ` stroke-dasharray="${this.dash}"`;
    this.elements.push(
      `<path d="${this.path}" fill="none" stroke="${colourText(this.strokeStyle)}" stroke-width="${short(this.lineWidth)}"${dash}${this.opacity()}/>`,
    );
  }
  setLineDash(segments: Iterable<number>): void {
    this.dash = [...segments].join(' ');
  }

  private opacity(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${short(this.globalAlpha)}"`;
  }
}

function colourText(style: PaintContext['fillStyle']): string {
  return typeof style === 'string' ? escaped(style) : '#000';
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // XML has no control characters, not even escaped.
      .replaceAll(/\p{Cc}/gu, ' ')
  );
}
