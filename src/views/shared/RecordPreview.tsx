import { useMemo } from 'react';
import { formatDuration, formatInstant } from '#model/formatTime.ts';
import type { RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { hasName, hasTime } from '#model/recordMapping.ts';
import { usePreferences } from '#state/preferences.ts';
import type { PreviewSpan } from '#state/recordColumns.ts';
import { previewOf } from '#state/recordColumns.ts';
import { Icon } from '#ui/Icon.tsx';
import { counted } from './counted.ts';
import styles from './RecordPreview.module.css';

export interface RecordPreviewProps {
  readonly sample: RecordSample;
  readonly mapping: RecordMapping;
}

/** Spans that are shown. */
const SHOWN = 12;

/** What the records become with the columns as they are chosen, or what is missing. */
export function RecordPreview({ sample, mapping }: RecordPreviewProps) {
  const spans = useMemo(() => previewOf(sample, mapping), [sample, mapping]);
  const trouble = troubleWith(sample, mapping, spans);
  return (
    <section>
      <h3 className={styles['heading']}>What they become</h3>
      <p role="status" className={trouble === undefined ? styles['words'] : styles['trouble']}>
        {trouble !== undefined && <Icon name="warning" size={14} />}
        <span>{trouble ?? outcomeWords(sample, spans)}</span>
      </p>
      {spans.length > 0 && (
        // Wider than a phone: what scrolls must be reachable by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles['scroll']} role="group" aria-label="The first spans" tabIndex={0}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Service and operation</th>
                <th scope="col" className={styles['number']}>
                  Duration
                </th>
                <th scope="col">Start</th>
              </tr>
            </thead>
            <tbody>
              {spans.slice(0, SHOWN).map((span, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- spans of a preview are made anew at each change
                <PreviewRow key={at} span={span} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function PreviewRow({ span }: { readonly span: PreviewSpan }) {
  const { service, operation, startNs, duration, isError, depth } = span;
  const zone = usePreferences((preferences) => preferences.zone);
  const start = startNs === undefined ? undefined : formatInstant(startNs, zone);
  return (
    <tr data-testid="preview-span" data-depth={depth}>
      <td className={styles['name']} style={{ paddingInlineStart: 8 + Math.min(depth, 12) * 16 }}>
        {service !== '' && <span className={styles['service']}>{service} </span>}
        {operation}
        {isError && (
          <span className={styles['error']}>
            <Icon name="error" size={12} /> error
          </span>
        )}
      </td>
      <td className={styles['number']}>{duration === undefined ? 'never ended' : formatDuration(duration)}</td>
      <td className={styles['start']}>{start === undefined ? 'no time' : `${start.date} ${start.time}`}</td>
    </tr>
  );
}

/** What keeps the records from being read, or from being read well. */
function troubleWith(
  { columns: all }: RecordSample,
  mapping: RecordMapping,
  spans: readonly PreviewSpan[],
): string | undefined {
  const { columns } = mapping;
  if (!hasTime(mapping)) return 'Choose the column of the start, or of the end: it says when something was.';
  if (!hasName(mapping)) return 'Choose the column of the operation, or of the service: it says what was done.';
  if (spans.length === 0) return 'No span comes of these columns: choose others.';
  if (spans.every(({ startNs }) => startNs === undefined)) {
    const names = all.filter((column) => column === columns.start || column === columns.end);
    return `There is no time in ${names.map((name) => `“${name}”`).join(' and ')}: choose another column.`;
  }
  return undefined;
}

function outcomeWords({ rows }: RecordSample, spans: readonly PreviewSpan[]): string {
  const errors = spans.filter(({ isError }) => isError).length;
  const roots = spans.filter(({ depth }) => depth === 0).length;
  const arePoints = spans.every(({ duration }) => duration === 0);
  const facts = [`${counted(spans.length, 'span')}`, counted(roots, 'root')];
  if (errors > 0) facts.push(counted(errors, 'error'));
  const words = `${counted(rows.length, 'record')} become ${facts.join(', ')}`;
  return arePoints ? `${words}; all are points in time, for want of an end or a duration.` : `${words}.`;
}
