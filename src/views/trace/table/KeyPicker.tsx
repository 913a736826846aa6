import type { GroupKey } from '#analysis/groupKeys.ts';
import { FIELD_KEYS, parseGroupKey } from '#analysis/groupKeys.ts';
import { formatCount } from '#model/formatTime.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { useWork } from '#state/useWork.ts';
import { attributesWork } from '#state/tableWork.ts';
import type { PickGroup } from '#ui/PickField.tsx';
import { PickField } from '#ui/PickField.tsx';
import { keyLabel } from './groupColumns.ts';

export interface KeyPickerProps {
  readonly trace: CurrentTrace;
  readonly label: string;
  readonly value: GroupKey | undefined;
  /** what is chosen elsewhere already */
  readonly except?: GroupKey | undefined;
  /** what having no key is called; undefined = there must be one */
  readonly none?: string | undefined;
  readonly onChange: (key: GroupKey | undefined) => void;
}

/** Stands for no key: no key is the empty text. */
const NONE = '';

/** Chooses what spans are grouped by: what every span has, or an attribute that spans of this trace have. */
export function KeyPicker({ trace, label, value, except, none, onChange }: KeyPickerProps) {
  const attributes = useWork(attributesWork(trace)).result ?? [];
  const fields: PickGroup = {
    heading: 'Every span has',
    options: FIELD_KEYS.filter((key) => key !== except).map((key) => ({ value: key, label: keyLabel(key) })),
  };
  const known: PickGroup = {
    heading: 'Attributes, and how many spans have them',
    options: attributes
      .filter(({ name }) => `@${name}` !== except)
      .map(({ name, spans }) => ({ value: `@${name}`, label: name, note: formatCount(spans) })),
  };
  const nothing: PickGroup[] = none === undefined ? [] : [{ heading: 'Or', options: [{ value: NONE, label: none }] }];
  return (
    <PickField
      label={label}
      value={value ?? NONE}
      groups={[fields, ...nothing, known]}
      placeholder="Find an attribute"
      onChange={(text) => onChange(parseGroupKey(text))}
    />
  );
}
