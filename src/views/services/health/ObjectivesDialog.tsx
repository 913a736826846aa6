import { useId, useState } from 'react';
import { hasOwnObjectives, objectivesOf, setObjectives, useObjectives } from '#state/objectives.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { serviceWords } from './healthLine.ts';
import styles from './ObjectivesDialog.module.css';
import type { ObjectivesDraft } from './objectivesDraft.ts';
import { draftOf, readDraft } from './objectivesDraft.ts';
import { ObjectiveField } from './ObjectiveField.tsx';

export interface ObjectivesDialogProps {
  /** whose: undefined = of all services that have none of their own */
  readonly service: string | undefined;
  readonly onClose: () => void;
}

/** Thresholds and objectives to type. They hold at once and are kept in this browser. */
export function ObjectivesDialog({ service, onClose }: ObjectivesDialogProps) {
  const formId = useId();
  const settings = useObjectives();
  const [draft, setDraft] = useState(() => draftOf(objectivesOf(settings, service)));
  const { objectives, wrong } = readDraft(draft);
  const field = (name: keyof ObjectivesDraft) => ({
    value: draft[name],
    invalid: wrong.includes(name),
    onChange: (text: string) => setDraft({ ...draft, [name]: text }),
  });
  const save = (): void => {
    if (objectives === undefined) return;
    setObjectives(service, objectives);
    onClose();
  };
  const reset = (): void => {
    setObjectives(service, undefined);
    onClose();
  };
  const isOwn = service !== undefined && hasOwnObjectives(settings, service);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={service === undefined ? 'Objectives of all services' : `Objectives of ${serviceWords(service)}`}
      description={
        service === undefined
          ? 'For every service that has none of its own. Kept in this browser.'
          : isOwn
            ? 'Its own. Kept in this browser.'
            : 'Now those of all services. Saving gives it its own, kept in this browser.'
      }
      footer={
        <>
          {(service === undefined || isOwn) && (
            <Button variant="quiet" onClick={reset}>
              {service === undefined ? 'Back to defaults' : 'Use those of all services'}
            </Button>
          )}
          <Button type="submit" form={formId} variant="primary" disabled={objectives === undefined}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ObjectiveField {...field('success')} label="Success" unit="%" hint="of calls must not fail. Less than 100." />
        <ObjectiveField {...field('latencyShare')} label="In time" unit="%" hint="of calls must end within:" />
        <ObjectiveField {...field('latency')} label="Time allowed" hint="A number and a unit, such as 250ms or 1.2s." />
        <ObjectiveField
          {...field('apdex')}
          label="Apdex threshold"
          hint="Calls within it satisfy; within four times as much they are tolerated. Failed ones do neither."
        />
      </form>
    </Dialog>
  );
}
