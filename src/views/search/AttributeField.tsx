import type { Connection } from '#model/connection.ts';
import type { CollectorKind } from '#model/connection.ts';
import { useState } from 'react';
import { useAttributeKeys, useAttributeValues } from '#state/collectors.ts';
import { ComboField } from '#ui/ComboField.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Labelled } from '#ui/Labelled.tsx';
import styles from './AttributeField.module.css';
import type { AttributeCondition, SearchForm } from './searchForm.ts';
import { readCondition, writeCondition } from './searchForm.ts';

export interface AttributeFieldProps {
  readonly connection: Connection | undefined;
  readonly kind: CollectorKind | undefined;
  readonly form: SearchForm;
  readonly error: string | undefined;
  readonly onChange: (change: Partial<SearchForm>) => void;
  readonly className?: string | undefined;
}

/** Conditions on attributes: each a chip, and a line to type another, which offers keys and then values. */
export function AttributeField({ connection, kind, form, error, onChange, className }: AttributeFieldProps) {
  const { attributes, attributeText } = form;
  const [wasEntered, setWasEntered] = useState(false);
  const at = attributeText.indexOf('=');
  const key = at < 0 ? undefined : attributeText.slice(0, at).trim();
  const asked = wasEntered ? connection : undefined;
  const keys = useAttributeKeys(asked);
  const values = useAttributeValues(asked, key === '' ? undefined : key);
  const items =
    key === undefined
      ? (keys.value ?? []).map((name) => `${name}=`)
      : (values.value ?? []).map((value) => writeCondition({ key, value }));
  const add = (text: string): void => {
    const condition = readCondition(text);
    if (condition.key === '') return;
    const others = attributes.filter((other) => writeCondition(other) !== writeCondition(condition));
    onChange({ attributes: [...others, condition], attributeText: '' });
  };
  const remove = (condition: AttributeCondition): void =>
    onChange({ attributes: attributes.filter((other) => other !== condition) });
  return (
    <Labelled label="Attributes" note={NOTES[kind ?? 'tempo']} error={error} className={className}>
      {({ id, describedBy }) => (
        <div className={styles['field']}>
          {attributes.map((condition) => (
            <Chip
              key={writeCondition(condition)}
              condition={condition}
              onEdit={() =>
                onChange({
                  attributes: attributes.filter((other) => other !== condition),
                  attributeText: writeCondition(condition),
                })
              }
              onRemove={() => remove(condition)}
            />
          ))}
          <ComboField
            id={id}
            className={styles['input']}
            placeholder={attributes.length === 0 ? 'key = value' : 'and key = value'}
            value={attributeText}
            items={items}
            describedBy={describedBy}
            onFocus={() => setWasEntered(true)}
            onChange={(text) => onChange({ attributeText: text })}
            onChoose={(text) => {
              if (text.endsWith('=')) return true;
              add(text);
              return false;
            }}
            onKeyDown={(event) => {
              const last = attributes.at(-1);
              if (event.key === 'Backspace' && attributeText === '' && last) remove(last);
              // The first Enter makes a chip; the next one searches.
              if (event.key === 'Enter' && readCondition(attributeText).key !== '' && !event.defaultPrevented) {
                event.preventDefault();
                add(attributeText);
              }
            }}
          />
        </div>
      )}
    </Labelled>
  );
}

/** Where the conditions may hold. */
const NOTES: Readonly<Record<CollectorKind, string>> = {
  jaeger: 'all on one span',
  zipkin: 'on any spans of the trace',
  tempo: 'all on one span',
  prometheus: '',
};

interface ChipProps {
  readonly condition: AttributeCondition;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Chip({ condition, onEdit, onRemove }: ChipProps) {
  const { key, value } = condition;
  const text = value === '' ? `${key} is there` : `${key} = ${value}`;
  return (
    <span className={styles['chip']}>
      <button type="button" className={styles['text']} title={`Change ${text}`} onClick={onEdit}>
        <span className={styles['key']}>{key}</span> {value === '' ? 'is there' : `= ${value}`}
      </button>
      <button type="button" className={styles['remove']} aria-label={`Remove ${text}`} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}
