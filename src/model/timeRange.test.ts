import { describe, expect, it } from 'vitest';
import { clampRange, panRange, zoomRange } from './timeRange.ts';

const full = { startNs: 0, endNs: 1000 };

describe('a range of time', () => {
  it('zooms around an instant that keeps its place', () => {
    expect(zoomRange(undefined, full, 2, 500, 10)).toEqual({ startNs: 250, endNs: 750 });
    expect(zoomRange({ startNs: 200, endNs: 600 }, full, 2, 300, 10)).toEqual({ startNs: 250, endNs: 450 });
  });

  it('is no range any more when all is shown', () => {
    expect(zoomRange({ startNs: 400, endNs: 600 }, full, 0.1, 500, 10)).toBeUndefined();
  });

  it('is never shorter than the least', () => {
    expect(zoomRange({ startNs: 100, endNs: 120 }, full, 100, 110, 10)).toEqual({ startNs: 105, endNs: 115 });
  });

  it('moves by a share of itself and stops at the ends', () => {
    expect(panRange({ startNs: 100, endNs: 300 }, full, 0.5)).toEqual({ startNs: 200, endNs: 400 });
    expect(panRange({ startNs: 100, endNs: 300 }, full, -9)).toEqual({ startNs: 0, endNs: 200 });
    expect(panRange(undefined, full, 1)).toBeUndefined();
  });

  it('is moved into what there is without changing its length', () => {
    expect(clampRange({ startNs: 900, endNs: 1100 }, full)).toEqual({ startNs: 800, endNs: 1000 });
    expect(clampRange({ startNs: -50, endNs: 2000 }, full)).toEqual(full);
  });
});
