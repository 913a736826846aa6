import type { CollectorKind } from '#model/connection.ts';
import { Labelled } from '#ui/Labelled.tsx';
import { TextField } from '#views/shared/TextField.tsx';
import styles from './DurationFields.module.css';
import type { SearchForm } from './searchForm.ts';

/** What a duration is of, which differs from server to server. */
const OF: Readonly<Record<CollectorKind, string>> = {
  jaeger: 'of any span',
  zipkin: 'of any span',
  tempo: 'of the trace',
  prometheus: '',
};

export interface DurationFieldsProps {
  readonly form: SearchForm;
  readonly kind: CollectorKind | undefined;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<SearchForm>) => void;
  readonly className?: string | undefined;
}

/** The shortest and the longest duration, written like `100ms` or `1.5 s`. */
export function DurationFields({ form, kind, error, onChange, className }: DurationFieldsProps) {
  return (
    <Labelled label="Duration" note={kind && OF[kind]} error={error} className={className}>
      {({ id, describedBy }) => (
        <div className={styles['ends']}>
          <TextField
            id={id}
            label="Shortest duration"
            placeholder="from 100ms"
            value={form.min}
            invalid={error !== undefined}
            aria-describedby={describedBy}
            onChange={(min) => onChange({ min })}
          />
          <TextField
            label="Longest duration"
            placeholder="to 1.5s"
            value={form.max}
            invalid={error !== undefined}
            aria-describedby={describedBy}
            onChange={(max) => onChange({ max })}
          />
        </div>
      )}
    </Labelled>
  );
}
