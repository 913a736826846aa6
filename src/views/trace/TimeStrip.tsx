import { formatDuration } from '#model/formatTime.ts';
import { serviceName } from '#model/span.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { serviceSlots, whereTimeWentOf } from '#state/derived.ts';
import { setTraceView, useTraceView } from '#state/traceView.ts';
import styles from './TimeStrip.module.css';

/** Services with a smaller share stand together at the end as "other". */
const LEAST_SHARE = 0.012;

interface Part {
  /** undefined = several small ones */
  readonly service: string | undefined;
  readonly label: string;
  readonly colour: string;
  readonly share: number;
  readonly selfNs: number;
}

/** Where the time went: self time by service, most first. A part filters the waterfall by its service. */
export function TimeStrip({ trace }: { readonly trace: CurrentTrace }) {
  const chosen = useTraceView((view) => view.service);
  return (
    <div className={styles['strip']} role="group" aria-label="Where the time went: self time by service">
      {partsOf(trace).map(({ service, label, colour, share, selfNs }) => {
        const percent = share < 0.01 ? '<1' : share > 0.99 && share < 1 ? '>99' : String(Math.round(share * 100));
        const words = `${label} ${percent} %`;
        // In parts of ten thousand: flex fills the line only when all parts together make more than one.
        const style = { flexGrow: Math.max(share, 0.004) * 1e4, background: colour };
        const title = `${words} of the self time, ${formatDuration(selfNs)}`;
        return service === undefined ? (
          <span key="other" className={styles['part']} style={style} title={title}>
            {share > 0.06 ? words : ''}
          </span>
        ) : (
          <button
            key={service}
            type="button"
            className={styles['part']}
            style={style}
            title={title}
            aria-label={title}
            aria-pressed={chosen === service}
            data-dimmed={chosen !== undefined && chosen !== service ? '' : undefined}
            onClick={() => setTraceView({ service: chosen === service ? undefined : service })}
          >
            {share > 0.035 ? words : ''}
          </button>
        );
      })}
    </div>
  );
}

function partsOf(trace: CurrentTrace): readonly Part[] {
  const { table } = trace;
  const slots = serviceSlots(table);
  const parts: Part[] = [];
  let rest = 0;
  let restNs = 0;
  for (const { service, share, selfNs } of whereTimeWentOf(trace)) {
    if (share < LEAST_SHARE && parts.length > 0) {
      rest += share;
      restNs += selfNs;
      continue;
    }
    const name = serviceName(table, service);
    parts.push({
      service: name,
      label: name === '' ? 'unknown service' : name,
      colour: service < 0 ? 'var(--s-none)' : `var(--s${slots[service]})`,
      share,
      selfNs,
    });
  }
  if (restNs > 0)
    parts.push({ service: undefined, label: 'other', colour: 'var(--s-none)', share: rest, selfNs: restNs });
  return parts;
}
