import { downloadTraces } from '#state/downloadTrace.ts';
import { navigate } from '#state/route.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { counted } from '#views/shared/counted.ts';
import { ServiceDot } from '#views/shared/ServiceDot.tsx';
import type { ServiceShare, TraceLine } from '#views/shared/traceList/traceLine.ts';
import { foundRoute } from './foundLines.ts';
import styles from './ResultBar.module.css';

export interface ResultBarProps {
  readonly connection: string;
  /** the line the keys are in */
  readonly active: TraceLine | undefined;
  /** ids of traces, in the order they are listed */
  readonly marked: readonly string[];
  readonly onClear: () => void;
}

/** Below the list: the services of the line one is in, or what can be done with the marked ones. It is always there. */
export function ResultBar({ connection, active, marked, onClear }: ResultBarProps) {
  const isCoarse = useMediaQuery('(pointer: coarse)');
  return (
    <footer className={styles['bar']}>
      {marked.length > 0 ? (
        <MarkedTools connection={connection} marked={marked} onClear={onClear} />
      ) : active?.shares ? (
        <ul className={styles['shares']} aria-label="Services of the trace">
          {[...active.shares]
            .sort((one, other) => other.spans - one.spans)
            .map((share) => (
              <Share key={share.name} share={share} />
            ))}
        </ul>
      ) : (
        <span className={styles['hint']}>
          {isCoarse
            ? 'Mark traces to open or download several.'
            : 'Enter opens a trace. Space marks it, to open or download several.'}
        </span>
      )}
    </footer>
  );
}

function Share({ share: { name, slot, spans, errors } }: { readonly share: ServiceShare }) {
  return (
    <li className={styles['share']}>
      <ServiceDot slot={slot} />
      {name === '' ? 'unknown service' : name}
      {spans >= 0 && <span className={styles['spans']}>{counted(spans, 'span')}</span>}
      {errors > 0 && (
        <span className={styles['errors']}>
          <Icon name="error" size={12} />
          {counted(errors, 'error')}
        </span>
      )}
    </li>
  );
}

function MarkedTools({ connection, marked, onClear }: Omit<ResultBarProps, 'active'>) {
  const isOne = marked.length === 1;
  return (
    <>
      <strong>{counted(marked.length, 'trace')} marked</strong>
      <Button size="small" onClick={() => navigate(foundRoute(connection, marked))}>
        {isOne ? 'Open it' : 'Open as one document'}
      </Button>
      <Button size="small" icon="download" onClick={() => void downloadTraces(connection, marked)}>
        {isOne ? 'Download it' : `Download ${marked.length} files`}
      </Button>
      <Button size="small" variant="quiet" icon="close" onClick={onClear}>
        Unmark
      </Button>
    </>
  );
}
