import type { RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { RECORD_FIELD_NAMES, RECORD_FIELDS } from '#model/recordMapping.ts';
import { classNames } from '#ui/classNames.ts';
import { counted } from './counted.ts';
import styles from './RecordTable.module.css';

export interface RecordTableProps {
  readonly sample: RecordSample;
  readonly mapping: RecordMapping;
}

/** Records that are shown: enough to see what a column holds. */
const SHOWN = 5;

/** The first records as they stand in the file, each column headed by what it is taken for. */
export function RecordTable({ sample, mapping }: RecordTableProps) {
  const rows = sample.rows.slice(0, SHOWN);
  const heading = `The first ${counted(rows.length, 'record')}`;
  return (
    <section>
      <h3 className={styles['heading']}>{heading}</h3>
      {/* Wider than the dialog as a rule: what scrolls must be reachable by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['scroll']} role="group" aria-label={heading} tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {sample.columns.map((column) => {
                const fields = RECORD_FIELD_NAMES.filter((field) => mapping.columns[field] === column);
                return (
                  <th key={column} scope="col" className={fields.length > 0 ? styles['used'] : undefined}>
                    <span className={styles['column']}>{column}</span>
                    <span className={styles['field']}>
                      {fields.map((field) => RECORD_FIELDS[field]).join(', ') || 'attribute'}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- records have no name and never change
              <tr key={at}>
                {row.map((value, column) => (
                  <td
                    key={sample.columns[column]}
                    title={value}
                    className={classNames(styles['cell'], value === '' && styles['absent'])}
                  >
                    {value === '' ? '–' : value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
