import type { RefObject } from 'react';
import type { RecordField, RecordMapping, RecordUnit } from '#model/recordMapping.ts';
import { hasTime, RECORD_FIELD_NAMES, RECORD_FIELDS, RECORD_UNITS } from '#model/recordMapping.ts';
import { SelectField } from '#ui/SelectField.tsx';
import styles from './RecordFieldSelects.module.css';

export interface RecordFieldSelectsProps {
  readonly columns: readonly string[];
  readonly mapping: RecordMapping;
  readonly firstField: RefObject<HTMLSelectElement | null>;
  readonly onChange: (mapping: RecordMapping) => void;
}

const TIME_UNITS: readonly RecordUnit[] = ['auto', 's', 'ms', 'us', 'ns'];
const DURATION_UNITS: readonly RecordMapping['durationUnit'][] = ['s', 'ms', 'us', 'ns'];

/** A select of the columns for each field, and the units behind those that are numbers. */
export function RecordFieldSelects({ columns, mapping, firstField, onChange }: RecordFieldSelectsProps) {
  // A number before the name, so that no column is taken for "none".
  const options = [
    { value: '', label: 'none' },
    ...columns.map((name, at) => ({ value: `${at} ${name}`, label: name })),
  ];
  const choose = (field: RecordField, value: string): void => {
    const column = options.findIndex((option) => option.value === value) - 1;
    const { [field]: _, ...others } = mapping.columns;
    onChange({ ...mapping, columns: column < 0 ? others : { ...others, [field]: columns[column] } });
  };
  return (
    <div className={styles['fields']} role="group" aria-label="Which column is what">
      {RECORD_FIELD_NAMES.map((field, at) => {
        const column = mapping.columns[field];
        const chosen = column === undefined ? 0 : columns.indexOf(column) + 1;
        const select = (
          <SelectField
            key={field}
            ref={at === 0 ? firstField : undefined}
            label={RECORD_FIELDS[field]}
            options={options}
            value={options[chosen].value}
            onChange={(value) => choose(field, value)}
          />
        );
        if (field === 'end') {
          return [
            select,
            <SelectField
              key="timeUnit"
              label="Times are"
              options={TIME_UNITS.map((unit) => ({ value: unit, label: RECORD_UNITS[unit] }))}
              value={mapping.timeUnit}
              disabled={!hasTime(mapping)}
              onChange={(timeUnit) => onChange({ ...mapping, timeUnit })}
            />,
          ];
        }
        if (field !== 'duration') return select;
        return [
          select,
          <SelectField
            key="durationUnit"
            label="Durations are"
            options={DURATION_UNITS.map((unit) => ({ value: unit, label: RECORD_UNITS[unit] }))}
            value={mapping.durationUnit}
            disabled={column === undefined}
            onChange={(durationUnit) => onChange({ ...mapping, durationUnit })}
          />,
        ];
      })}
    </div>
  );
}
