import { useRef, type RefObject } from 'react';
import type { CollectorKind, Connection } from '#model/connection.ts';
import { useOperations, useServices } from '#state/collectors.ts';
import { traceqlOfFields } from '#state/traceqlOfFields.ts';
import { Button } from '#ui/Button.tsx';
import { ComboField } from '#ui/ComboField.tsx';
import { Labelled } from '#ui/Labelled.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { TextField } from '#views/shared/TextField.tsx';
import { AttributeField } from './AttributeField.tsx';
import { ConnectionPicker } from './ConnectionPicker.tsx';
import { DurationFields } from './DurationFields.tsx';
import { namesNote } from './namesNote.ts';
import { RecentMenu } from './RecentMenu.tsx';
import type { FormFaults, SearchForm } from './searchForm.ts';
import { queryOf } from './searchForm.ts';
import styles from './SearchPanel.module.css';
import { TimeField } from '#views/shared/time/TimeField.tsx';
import { TraceIdField } from './TraceIdField.tsx';
import { TraceqlEditor } from './TraceqlEditor.tsx';

export interface SearchPanelProps {
  readonly connection: Connection;
  readonly kind: CollectorKind | undefined;
  readonly form: SearchForm;
  readonly faults: FormFaults;
  readonly onChange: (change: Partial<SearchForm>) => void;
  readonly onSubmit: () => void;
  readonly isAsking: boolean;
  readonly onCancel: () => void;
  /** Where the server found the query wrong, and its words. */
  readonly wrong: { readonly at: number | undefined; readonly words: string } | undefined;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  /** Back to what was found, where the form hides it; undefined = it does not. */
  readonly onFold: (() => void) | undefined;
}

/** All that can be asked for. */
export function SearchPanel(props: SearchPanelProps) {
  const { connection, kind, form, faults, onChange, onSubmit, isAsking, onCancel, wrong, editor, onFold } = props;
  const body = useRef<HTMLFormElement>(null);
  return (
    <search className={styles['panel']} aria-label="Search">
      <form
        ref={body}
        className={styles['form']}
        data-mode={form.isTraceql ? 'traceql' : 'fields'}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <div className={styles['collector']}>
          <ConnectionPicker name={connection.name} />
        </div>
        {form.isTraceql ? (
          <TraceqlEditor
            className={styles['query']}
            connection={connection}
            value={form.traceql}
            onChange={(traceql) => onChange({ traceql })}
            onSubmit={onSubmit}
            wrongAt={wrong?.at}
            error={wrong?.words}
            inputRef={editor}
          />
        ) : (
          <Fields connection={connection} kind={kind} form={form} faults={faults} onChange={onChange} />
        )}
        <TimeField
          className={styles['time']}
          endsClassName={styles['ends']}
          time={form.time}
          error={faults.time}
          onChange={(time) => onChange({ time })}
        />
        <Labelled label="Limit" error={faults.limit} className={styles['limit']}>
          {({ id, describedBy }) => (
            <TextField
              id={id}
              className={styles['edged']}
              label="Traces at most"
              inputMode="numeric"
              value={form.limit}
              invalid={faults.limit !== undefined}
              aria-describedby={describedBy}
              onChange={(limit) => onChange({ limit })}
            />
          )}
        </Labelled>
        {isAsking ? (
          <Button className={styles['send']} icon="close" onClick={onCancel}>
            Stop
          </Button>
        ) : (
          <Button className={styles['send']} variant="primary" type="submit" icon="search">
            Search
          </Button>
        )}
      </form>
      <div className={styles['below']}>
        {kind === 'tempo' && (
          <Toggle
            icon="braces"
            pressed={form.isTraceql}
            onChange={(isTraceql) =>
              onChange({
                isTraceql,
                traceql: form.traceql === '' ? traceqlOfFields(queryOf(form, 0)) : form.traceql,
              })
            }
          >
            TraceQL
          </Toggle>
        )}
        <RecentMenu />
        {onFold && (
          <Button variant="quiet" icon="list" onClick={onFold}>
            To the results
          </Button>
        )}
        <div className={styles['id']}>
          <TraceIdField connection={connection.name} />
        </div>
      </div>
    </search>
  );
}

type FieldsProps = Pick<SearchPanelProps, 'connection' | 'kind' | 'form' | 'faults' | 'onChange'>;

function Fields({ connection, kind, form, faults, onChange }: FieldsProps) {
  const services = useServices(connection);
  const service = form.service.trim();
  const isKnown = services.value?.includes(service) === true;
  const operations = useOperations(connection, isKnown ? service : undefined);
  return (
    <>
      <Labelled label="Service" error={faults.service} className={styles['service']}>
        {({ id, describedBy }) => (
          <ComboField
            id={id}
            name="service"
            placeholder={kind === 'jaeger' ? 'Which service' : 'Any'}
            value={form.service}
            items={services.value ?? []}
            note={namesNote(services, 'service')}
            invalid={faults.service !== undefined}
            describedBy={describedBy}
            onChange={(next) => onChange({ service: next })}
          />
        )}
      </Labelled>
      <Labelled label="Operation" className={styles['operation']}>
        {({ id }) => (
          <ComboField
            id={id}
            name="operation"
            placeholder="Any"
            value={form.operation}
            items={operations.value ?? []}
            note={isKnown ? namesNote(operations, 'operation') : 'Choose a service first, or type a name.'}
            onChange={(operation) => onChange({ operation })}
          />
        )}
      </Labelled>
      <AttributeField
        className={styles['attributes']}
        connection={connection}
        kind={kind}
        form={form}
        error={faults.attributes}
        onChange={onChange}
      />
      <DurationFields
        className={styles['duration']}
        form={form}
        kind={kind}
        error={faults.duration}
        onChange={onChange}
      />
    </>
  );
}
