import { commandById } from '#state/appCommands.ts';
import type { Command } from '#state/command.ts';
import { shownKey } from '#state/command.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import { clockSkewOf } from '#state/currentTrace.ts';
import { eventCountOf } from '#state/eventsWork.ts';
import { usePreferences } from '#state/preferences.ts';
import type { TraceViewName } from '#state/traceView.ts';
import { setTraceView, TRACE_VIEWS, useTraceView } from '#state/traceView.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { Span } from '#model/span.ts';
import { valueLabel } from './table/groupColumns.ts';
import styles from './ViewBar.module.css';

const LABELS: Readonly<Record<TraceViewName, string>> = {
  waterfall: 'Waterfall',
  flame: 'Flame',
  graph: 'Graph',
  table: 'Table',
  events: 'Events',
};

/** The row above the views: which one, what narrows it now, and how it is looked at. */
export function ViewBar({ trace }: { readonly trace: CurrentTrace }) {
  usePreferences();
  const isZoomed = useTraceView((view) => view.range !== undefined);
  const focus = useTraceView((view) => view.focus);
  const service = useTraceView((view) => view.service);
  const rows = useTraceView((view) => view.rows);
  const view = useTraceView((state) => state.view);
  // One button alone is not worth a line of a narrow window: there a selection opens the details.
  const hasTools = view === 'waterfall' || view === 'flame';
  const { count } = eventCountOf(trace);
  const tabs = TRACE_VIEWS.map((value) => ({
    value,
    label: LABELS[value],
    count: value === 'events' && count > 0 ? count : undefined,
  }));
  return (
    <div className={styles['bar']}>
      <Tabs
        label="Views"
        className={styles['views']}
        tabs={tabs}
        value={view}
        onChange={(next) => setTraceView({ view: next })}
      />
      <div className={styles['narrowings']}>
        {focus !== undefined && (
          <Button size="small" icon="close" onClick={() => setTraceView({ focus: undefined, range: undefined })}>
            Focus: {new Span(trace.table, focus).operation}
          </Button>
        )}
        {rows !== undefined && (
          <Button
            size="small"
            icon="close"
            title="Show all rows again"
            onClick={() => setTraceView({ rows: undefined })}
          >
            Rows: {rows.map(({ by, value: text }) => valueLabel(by, text)).join(' · ')}
          </Button>
        )}
        {service !== undefined && (
          <Button size="small" icon="close" onClick={() => setTraceView({ service: undefined })}>
            Service: {service === '' ? 'unknown' : service}
          </Button>
        )}
        {isZoomed && (
          <Button size="small" icon="fit" onClick={commandById('zoom.fit').run}>
            Whole trace
          </Button>
        )}
      </div>
      <div className={styles['tools']} role="toolbar" aria-label={LABELS[view]}>
        {view === 'waterfall' && <WaterfallTools />}
        {view === 'flame' && <FlameTools />}
        {clockSkewOf(trace).clockOf.length > 0 && (
          <CommandToggle command={commandById('clocks')}>Adjust clocks</CommandToggle>
        )}
        <CommandToggle command={commandById('details')} className={hasTools ? undefined : styles['wide']}>
          Details
        </CommandToggle>
      </div>
    </div>
  );
}

function WaterfallTools() {
  return (
    <>
      <Tool id="level.less" icon="collapse" />
      <Tool id="level.more" icon="expand" />
      <CommandToggle command={commandById('criticalPath')}>Critical path</CommandToggle>
      <CommandToggle command={commandById('repeats')}>Fold repeats</CommandToggle>
      <CommandToggle command={commandById('compact')} className={styles['wide']}>
        Compact
      </CommandToggle>
    </>
  );
}

function Tool({ id, icon }: { readonly id: string; readonly icon: 'collapse' | 'expand' }) {
  const command = commandById(id);
  return <IconButton label={command.title} icon={icon} keys={shownKey(command.keys[0])} onClick={command.run} />;
}

function FlameTools() {
  const isMerged = useTraceView((view) => view.flame === 'merged');
  return (
    <>
      {!isMerged && (
        <>
          <Tool id="level.less" icon="collapse" />
          <Tool id="level.more" icon="expand" />
          <CommandToggle command={commandById('criticalPath')}>Critical path</CommandToggle>
        </>
      )}
      <CommandToggle command={commandById('flame.merged')}>Merge paths</CommandToggle>
      <CommandToggle command={commandById('compact')} className={styles['wide']}>
        Compact
      </CommandToggle>
    </>
  );
}

interface CommandToggleProps {
  readonly command: Command;
  readonly children: string;
  readonly className?: string | undefined;
}

function CommandToggle({ command, children, className }: CommandToggleProps) {
  const [key] = command.keys;
  return (
    <Toggle
      className={className}
      pressed={command.isOn?.() === true}
      onChange={command.run}
      title={key === undefined ? command.title : `${command.title} (${shownKey(key)})`}
    >
      {children}
    </Toggle>
  );
}
