import { Popover } from '@base-ui/react/popover';
import type { Clock } from '#analysis/clockSkew.ts';
import { evidenceWords, shiftWords, skewWords } from '#analysis/clockWords.ts';
import { formatExactDuration } from '#model/formatTime.ts';
import { commandById } from '#state/appCommands.ts';
import { shownKey } from '#state/command.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { clockSkewOf } from '#state/currentTrace.ts';
import { Badge } from '#ui/Badge.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './ClockBadge.module.css';

/** Clocks listed; of a trace of hundreds of hosts those that are furthest off. */
const MOST = 50;

/** Says which clocks are off, as a warning where that is sure, and opens what is known of them; nothing when all agree. */
export function ClockBadge({ trace }: { readonly trace: CurrentTrace }) {
  const { clocks, clockOf } = clockSkewOf(trace);
  if (clockOf.length === 0) return null;
  const isAdjusted = trace.stored !== undefined;
  const command = commandById('clocks');
  const words = skewWords(clocks, isAdjusted);
  const isSure = clocks.some(
    ({ shiftNs, evidence, confidence }) => shiftNs !== 0 && evidence === 'calls' && confidence === 'high',
  );
  const listed = [...clocks].sort(byShift).slice(0, MOST);
  return (
    <Popover.Root>
      <Popover.Trigger className={styles['button']} title={words} data-testid="clock-badge">
        <Badge tone={isSure && !isAdjusted ? 'warn' : 'neutral'} className={styles['badge']}>
          <span className={styles['words']}>{words}</span>
        </Badge>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} className={styles['positioner']}>
          <Popover.Popup className={styles['popup']}>
            <Popover.Title className={styles['title']}>Clocks</Popover.Title>
            <p className={styles['note']}>
              Spans would not fit into their parents if these hosts’ clocks agreed. Estimated from calls between them;
              the stored times are kept.
            </p>
            <Toggle pressed={isAdjusted} onChange={command.run} icon="clock" className={styles['switch']}>
              Adjust times ({shownKey(command.keys[0])})
            </Toggle>
            <ul className={styles['list']}>
              {listed.map((clock) => (
                <ClockLine key={`${clock.name} ${clocks.indexOf(clock)}`} clock={clock} clocks={clocks} />
              ))}
            </ul>
            {clocks.length > listed.length && (
              <p className={styles['note']}>{clocks.length - listed.length} more are less off, or agree.</p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ClockLine({ clock, clocks }: { readonly clock: Clock; readonly clocks: readonly Clock[] }) {
  const services = clock.services.filter((name) => name !== clock.name).join(', ');
  return (
    <li className={styles['clock']}>
      <span className={styles['name']} title={services === '' ? clock.name : `${clock.name}\n${services}`}>
        {clock.name} {services !== '' && <span className={styles['services']}>{services}</span>}
      </span>
      <b className={styles['shift']} title={clock.shiftNs === 0 ? undefined : formatExactDuration(clock.shiftNs)}>
        {clock.evidence === 'reference' || clock.evidence === 'none' ? '' : shiftWords(clock.shiftNs)}
      </b>
      <span className={styles['evidence']} data-low={clock.confidence === 'low' ? '' : undefined}>
        {evidenceWords(clock, clocks)}
      </span>
    </li>
  );
}

/** The reference first, then the furthest off. */
function byShift(one: Clock, other: Clock): number {
  return (
    Number(other.evidence === 'reference') - Number(one.evidence === 'reference') ||
    Math.abs(other.shiftNs) - Math.abs(one.shiftNs)
  );
}
