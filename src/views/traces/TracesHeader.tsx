import { formatCount, formatInstant } from '#model/formatTime.ts';
import type { SpanTable } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import type { LoadedDocument } from '#state/documents.ts';
import { useDocument } from '#state/documents.ts';
import { usePreferences } from '#state/preferences.ts';
import type { DocumentKey } from '#state/route.ts';
import { formatRoute } from '#state/route.ts';
import { Badge } from '#ui/Badge.tsx';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ImportBadge } from '#views/shared/ImportBadge.tsx';
import { documentTotals, instantNs } from './documentTotals.ts';
import { openSpan } from '#state/openSpan.ts';
import styles from './TracesHeader.module.css';

export interface TracesHeaderProps {
  readonly document: LoadedDocument;
  readonly documentKey: DocumentKey;
  readonly title: string;
}

/** What the document holds in all. */
export function TracesHeader({ document, documentKey, title }: TracesHeaderProps) {
  const { table, isPartial } = document;
  const isReading = useDocument(({ current }) => current.phase === 'reading');
  const { spans, traces, services } = documentTotals(table);
  const errors = useErrors(document).trace.reduce((sum, count) => sum + count, 0);
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']} title={title}>
        {title}
      </h1>
      <ul className={styles['facts']}>
        <Fact count={traces} noun="trace" />
        <Fact count={spans} noun="span" />
        <li>
          <a
            className={styles['services']}
            title="What calls what"
            href={formatRoute({ screen: 'services', document: documentKey, params: new URLSearchParams() })}
          >
            <strong>{formatCount(services)}</strong> {services === 1 ? 'service' : 'services'}
          </a>
        </li>
        {errors > 0 && (
          <li>
            <ErrorCount count={errors} withNoun />
          </li>
        )}
        <TimeRange table={table} />
      </ul>
      {isPartial && (
        <Badge tone={isReading ? 'neutral' : 'warn'} className={styles['partial']}>
          {isReading ? 'Still reading' : 'Only a part was read'}
        </Badge>
      )}
      <ImportBadge document={document} title={title} onJump={(row) => openSpan(documentKey, table, row)} />
    </header>
  );
}

function Fact({ count, noun }: { readonly count: number; readonly noun: string }) {
  return (
    <li>
      <strong>{formatCount(count)}</strong> {count === 1 ? noun : `${noun}s`}
    </li>
  );
}

/** From the first start to the last end; the date of the end only when it is another day. */
function TimeRange({ table }: { readonly table: SpanTable }) {
  const zone = usePreferences((preferences) => preferences.zone);
  const { startNs, endNs } = documentTotals(table);
  const start = formatInstant(instantNs(table, startNs), zone);
  const end = formatInstant(instantNs(table, endNs), zone);
  return (
    <li className={styles['range']}>
      {start.date} <strong>{start.time}</strong> – {start.date === end.date ? '' : `${end.date} `}
      <strong>{end.time}</strong> {end.zone}
    </li>
  );
}
