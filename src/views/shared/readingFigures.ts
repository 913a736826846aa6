import { formatBytes, formatCount, formatRate } from '#model/formatTime.ts';
import type { ReadingProgress } from '#state/readingProgress.ts';

/** How far a reading is, as texts. */
export interface ReadingFigures {
  /** 0 … 1, undefined while the size is not known or nothing was read */
  readonly share: number | undefined;
  /** `1.2 MB of 34.5 MB`; '' before the first progress, as are the others */
  readonly bytes: string;
  /** `412,000 spans` */
  readonly spans: string;
  /** `210,000/s`, spans over the whole time so far */
  readonly rate: string;
}

export function readingFigures({ progress }: ReadingProgress): ReadingFigures {
  if (!progress) return { share: undefined, bytes: '', spans: '', rate: '' };
  const { bytesRead, bytesTotal, spans, elapsedMs } = progress;
  // A server of another origin tells the packed size without saying that it is packed.
  const known = bytesTotal !== undefined && bytesTotal > 0 && bytesRead <= bytesTotal;
  return {
    share: known ? bytesRead / bytesTotal : undefined,
    bytes: known ? `${formatBytes(bytesRead)} of ${formatBytes(bytesTotal)}` : formatBytes(bytesRead),
    spans: `${formatCount(spans)} ${spans === 1 ? 'span' : 'spans'}`,
    rate: elapsedMs > 0 ? formatRate((spans / elapsedMs) * 1000) : '',
  };
}
