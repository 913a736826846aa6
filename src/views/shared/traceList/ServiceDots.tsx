import { counted } from '#views/shared/counted.ts';
import { slotColour } from '#views/shared/ServiceDot.tsx';
import styles from './ServiceDots.module.css';
import type { ServiceShare } from './traceLine.ts';

/** Squares that fit beside the figure they stand for. */
const MOST = 5;

/** The services of a trace as squares of their colours, the largest in the order of their names; the hint has them all. */
export function ServiceDots({ shares }: { readonly shares: readonly ServiceShare[] }) {
  const largest = [...shares].sort((one, other) => other.spans - one.spans);
  const shown = new Set(largest.slice(0, MOST));
  return (
    <span className={styles['dots']} title={largest.map(shareText).join('\n')} aria-hidden="true">
      {shares
        .filter((share) => shown.has(share))
        .map(({ name, slot, errors }) => (
          <span
            key={name}
            className={styles['dot']}
            data-failed={errors > 0 || undefined}
            style={{ background: slotColour(slot) }}
          />
        ))}
    </span>
  );
}

/** `cart: 12 spans, 3 errors` */
export function shareText({ name, spans, errors }: ServiceShare): string {
  const words = [counted(spans, 'span')];
  if (errors > 0) words.push(counted(errors, 'error'));
  return `${name === '' ? 'unknown service' : name}: ${words.join(', ')}`;
}
