import { traceTitle } from '#analysis/traceList.ts';
import {
  formatCount,
  formatDuration,
  formatExactDuration,
  formatExactInstant,
  formatInstant,
} from '#model/formatTime.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { shortTraceId } from '#state/currentTrace.ts';
import { commandById } from '#state/appCommands.ts';
import { useErrors } from '#state/derived.ts';
import { useDocument } from '#state/documents.ts';
import { reveal } from '#state/rowActions.ts';
import { usePreferences } from '#state/preferences.ts';
import { Badge } from '#ui/Badge.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ImportBadge } from '#views/shared/ImportBadge.tsx';
import { ClockBadge } from './ClockBadge.tsx';
import { CollectorTools } from './CollectorTools.tsx';
import styles from './TraceHeader.module.css';

/** One quiet line of facts. */
export function TraceHeader({ trace }: { readonly trace: CurrentTrace }) {
  const { table, trace: index } = trace;
  const zone = usePreferences((preferences) => preferences.zone);
  const title = useDocument(({ current }) => (current.phase === 'none' ? '' : current.title));
  const isStopped = useDocument(({ current }) => current.phase === 'ready' && current.document.isPartial);
  const isFromCollector = useDocument(({ current }) => current.phase === 'ready' && current.key.kind === 'collector');
  const { service, operation } = traceTitle(table, index);
  const { traces } = table;
  const startNs = table.originNs + BigInt(Math.round(traces.start[index]));
  const start = formatInstant(startNs, zone);
  const exact = formatExactInstant(startNs, zone);
  const errors = useErrors(trace.document).trace[index];
  const spans = trace.endRow - trace.firstRow;
  const id = shortTraceId(table.strings.get(traces.id[index]));
  return (
    <div className={styles['head']}>
      <h1 className={styles['title']} title={`${service} ${operation}`}>
        <span className={styles['service']}>{service || 'unknown service'}</span> {operation.trim() || '(no name)'}
      </h1>
      <ul className={styles['facts']}>
        <li title={formatExactDuration(traces.duration[index])}>
          <b data-testid="trace-duration">{formatDuration(traces.duration[index])}</b>
        </li>
        <li>
          <b data-testid="trace-spans">{formatCount(spans)}</b> {spans === 1 ? 'span' : 'spans'}
        </li>
        <li>
          <b>{formatCount(traces.services[index])}</b> {traces.services[index] === 1 ? 'service' : 'services'}
        </li>
        {errors > 0 && (
          <li>
            <button
              type="button"
              className={styles['errors']}
              onClick={commandById('error.next').run}
              title="Go to the next error (e)"
            >
              <ErrorCount count={errors} withNoun />
            </button>
          </li>
        )}
        <li>
          depth <b>{formatCount(traces.depth[index])}</b>
        </li>
        <li title={`${exact.date} ${exact.time} ${exact.zone}`}>
          {start.date} <b>{start.time}</b> {start.zone}
        </li>
        <li className={styles['id']} title={id}>
          {id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id}
          <CopyButton label="Copy trace id" text={id} iconOnly />
        </li>
      </ul>
      <div className={styles['badges']}>
        {isStopped && <Badge tone="warn">Only a part was read</Badge>}
        {isFromCollector && <CollectorTools />}
        <ClockBadge trace={trace} />
        <ImportBadge document={trace.document} title={title} onJump={(row) => reveal(trace, row)} />
      </div>
    </div>
  );
}
