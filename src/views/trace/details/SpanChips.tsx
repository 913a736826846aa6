import { readFeatureFlags } from '#analysis/featureFlags.ts';
import { differingVersion } from '#analysis/serviceVersions.ts';
import { deriveSpanType, SPAN_TYPE_TITLES } from '#analysis/spanTypes.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { serviceSlots } from '#state/derived.ts';
import { Icon } from '#ui/Icon.tsx';
import { TypeIcon } from '#views/shared/TypeIcon.tsx';
import { Marked } from './Marked.tsx';
import { usePane } from './paneContext.ts';
import styles from './SpanChips.module.css';

/** Flags that are shown; the events have all. */
const MOST_FLAGS = 6;

/**
 * What kind of work a span is, the version of its service where there are several, and the feature flags that it asked for.
 * Nothing for a span without any.
 */
export function SpanChips({ row }: { readonly row: SpanRow }) {
  const { table } = usePane().trace;
  const type = deriveSpanType(table, row);
  const flags = readFeatureFlags(new Span(table, row).events);
  const version = differingVersion(table, row);
  if (type === 'other' && version === undefined && flags.length === 0) return null;
  const slot = table.service[row] < 0 ? -1 : serviceSlots(table)[table.service[row]];
  return (
    <ul className={styles['chips']}>
      {type !== 'other' && (
        <li className={styles['chip']}>
          <TypeIcon type={type} slot={slot} size={12} />
          {SPAN_TYPE_TITLES[type]}
        </li>
      )}
      {version !== undefined && (
        <li className={styles['chip']} title="The document has other versions of this service too">
          <span className={styles['text']}>
            version <Marked text={version} />
          </span>
        </li>
      )}
      {flags.slice(0, MOST_FLAGS).map(({ key, result }) => (
        <li key={`${key} ${result}`} className={styles['chip']} title="Feature flag">
          <Icon name="flag" size={12} />
          <span className={styles['text']}>
            <Marked text={result === '' ? key : `${key} = ${result}`} />
          </span>
        </li>
      ))}
      {flags.length > MOST_FLAGS && <li className={styles['chip']}>{flags.length - MOST_FLAGS} more flags</li>}
    </ul>
  );
}
