import { useRef, useState } from 'react';
import type { KnownMappings, RecordMapping, RecordSample } from '#model/recordMapping.ts';
import { isComplete } from '#model/recordMapping.ts';
import { closeDialogs, useDialogs } from '#state/dialogs.ts';
import type { RecordFile } from '#state/recordColumns.ts';
import { applyMappings, useRecordFiles } from '#state/recordColumns.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { counted } from './counted.ts';
import { RecordFieldSelects } from './RecordFieldSelects.tsx';
import { RecordPreview } from './RecordPreview.tsx';
import { RecordTable } from './RecordTable.tsx';
import styles from './RecordColumns.module.css';

/** Asks which column of a table of records is what; files with the same columns are asked about once. */
export function RecordColumns() {
  const groups = groupsOf(useRecordFiles());
  const about = useDialogs((state) => state.about);
  const [shown, show] = useState(groups.find(({ names }) => about !== undefined && names.includes(about))?.signature);
  const [drafts, setDrafts] = useState<KnownMappings>({});
  const firstField = useRef<HTMLSelectElement>(null);
  const group = groups.find(({ signature }) => signature === shown) ?? groups.at(0);
  if (!group) return undefined;
  const { signature, sample } = group;
  const mapping = drafts[signature] ?? sample.mapping;
  return (
    <Dialog
      open
      onOpenChange={closeDialogs}
      title={`Columns of ${nameOf(group)}`}
      description="Spanglass reads each record as a span. Say which column is what; the rest become attributes."
      size="large"
      initialFocus={firstField}
      footer={
        <>
          <Button onClick={closeDialogs}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!isComplete(mapping)}
            onClick={() => {
              closeDialogs();
              applyMappings(chosenOf(groups, { ...drafts, [signature]: mapping }));
            }}
          >
            Read with these columns
          </Button>
        </>
      }
    >
      <div className={styles['parts']}>
        {groups.length > 1 && (
          <SelectField
            label={`Tables with other columns: ${groups.length}`}
            options={groups.map((each) => ({ value: each.signature, label: nameOf(each) }))}
            value={signature}
            onChange={show}
          />
        )}
        <RecordFieldSelects
          columns={sample.columns}
          mapping={mapping}
          firstField={firstField}
          onChange={(changed) => setDrafts({ ...drafts, [signature]: changed })}
        />
        <RecordTable sample={sample} mapping={mapping} />
        <RecordPreview sample={sample} mapping={mapping} />
      </div>
    </Dialog>
  );
}

/** Files of the same columns, which one mapping reads. */
interface RecordGroup {
  readonly signature: string;
  readonly names: readonly string[];
  readonly sample: RecordSample;
}

function groupsOf(files: readonly RecordFile[]): readonly RecordGroup[] {
  const signatures = [...new Set(files.map(({ sample }) => sample.signature))];
  return signatures.map((signature) => {
    const members = files.filter(({ sample }) => sample.signature === signature);
    return { signature, names: members.map(({ name }) => name), sample: members[0].sample };
  });
}

function nameOf({ names }: RecordGroup): string {
  return names.length === 1 ? names[0] : `${names[0]} and ${counted(names.length - 1, 'more like it', 'more like it')}`;
}

/** What was chosen, and the guesses that read well; a guess that nobody looked at and that reads nothing is no choice. */
function chosenOf(groups: readonly RecordGroup[], drafts: KnownMappings): KnownMappings {
  const chosen: Record<string, RecordMapping> = {};
  for (const { signature, sample } of groups) {
    const mapping = drafts[signature] ?? (sample.isReadable ? sample.mapping : undefined);
    if (mapping && isComplete(mapping)) chosen[signature] = mapping;
  }
  return chosen;
}
