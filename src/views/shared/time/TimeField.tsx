import { usePreferences } from '#state/preferences.ts';
import { classNames } from '#ui/classNames.ts';
import { Labelled } from '#ui/Labelled.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { LOOK_BACKS, lookBackLabel, lookBackMs } from './lookBack.ts';
import type { ChosenTime } from './chosenTime.ts';
import styles from './TimeField.module.css';
import { fromFieldTime, toFieldTime } from './zoneTime.ts';

export interface TimeFieldProps {
  readonly time: ChosenTime;
  readonly error: string | undefined;
  readonly onChange: (time: ChosenTime) => void;
  readonly className?: string | undefined;
  /** of the two instants, which stand apart where there is little room */
  readonly endsClassName?: string | undefined;
}

const BETWEEN = 'between';

/** When: a stretch that ends now, or two instants in the zone that all times are written in. */
export function TimeField({ time, error, onChange, className, endsClassName }: TimeFieldProps) {
  const chosen = time.kind === 'last' ? time.text : BETWEEN;
  const offered = LOOK_BACKS.some(({ text }) => text === chosen);
  const options = [
    ...LOOK_BACKS.map(({ text, label }) => ({ value: text, label })),
    ...(offered || chosen === BETWEEN ? [] : [{ value: chosen, label: lookBackLabel(chosen) }]),
    { value: BETWEEN, label: 'Between two times' },
  ];
  const choose = (text: string): void => {
    if (text !== BETWEEN) onChange({ kind: 'last', text });
    else if (time.kind === 'last') {
      // On whole minutes: seconds of now are seldom meant.
      const toMs = Math.ceil(Date.now() / 60_000) * 60_000;
      onChange({ kind: BETWEEN, fromMs: toMs - (lookBackMs(time.text) ?? 0), toMs });
    }
  };
  return (
    <>
      <div className={className}>
        <SelectField label="When" options={options} value={chosen} onChange={choose} />
        {error !== undefined && (
          <p className={styles['error']} role="alert">
            {error}
          </p>
        )}
      </div>
      {time.kind === 'between' && (
        <div className={classNames(styles['ends'], endsClassName)}>
          <End label="From" ms={time.fromMs} onChange={(fromMs) => onChange({ ...time, fromMs })} />
          <End label="To" ms={time.toMs} onChange={(toMs) => onChange({ ...time, toMs })} />
        </div>
      )}
    </>
  );
}

interface EndProps {
  readonly label: string;
  readonly ms: number | undefined;
  readonly onChange: (ms: number | undefined) => void;
}

function End({ label, ms, onChange }: EndProps) {
  const zone = usePreferences((preferences) => preferences.zone);
  return (
    <Labelled label={label} note={zone === 'utc' ? 'UTC' : 'local time'}>
      {({ id }) => (
        <input
          id={id}
          type="datetime-local"
          step={1}
          className={styles['input']}
          value={toFieldTime(ms, zone)}
          onChange={(event) => onChange(fromFieldTime(event.target.value, zone))}
        />
      )}
    </Labelled>
  );
}
