import { memo, type ReactNode } from 'react';
import { apdexWord } from '#analysis/objectives.ts';
import { formatCount, formatDuration, formatRate } from '#model/formatTime.ts';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { ErrorCount } from '#views/shared/ErrorCount.tsx';
import { ServiceDot } from '#views/shared/ServiceDot.tsx';
import { GridCell } from '#views/shared/traceList/GridCell.tsx';
import type { HealthColumn, HealthColumnId } from './healthColumns.ts';
import type { HealthLine } from './healthLine.ts';
import { operationWords, serviceWords } from './healthLine.ts';
import type { ShownLine } from './healthOrder.ts';
import styles from './HealthRow.module.css';
import { ObjectiveCell } from './ObjectiveCell.tsx';
import { shareText } from './shareText.ts';

export interface HealthRowProps {
  readonly shown: ShownLine;
  readonly columns: readonly HealthColumn[];
  readonly trend: ReactNode;
  readonly onToggle: (line: HealthLine) => void;
}

/** The cells of one line. They fold to four lines where the window is narrow, each figure with its name. */
export const HealthRow = memo(function HealthRow({ shown, columns, trend, onToggle }: HealthRowProps) {
  return columns.map((column) => (
    <GridCell
      key={column.id}
      data-column={column.id}
      className={classNames(styles['cell'], column.id === 'name' && styles['name'])}
    >
      {column.id !== 'name' && column.id !== 'trend' && <span className={styles['label']}>{column.label}</span>}
      {column.id === 'name' ? (
        <Name shown={shown} onToggle={onToggle} />
      ) : column.id === 'trend' ? (
        trend
      ) : (
        <Figure id={column.id} line={shown.line} />
      )}
    </GridCell>
  ));
});

function Name({ shown, onToggle }: Pick<HealthRowProps, 'shown' | 'onToggle'>) {
  const { line, level, isOpen, canToggle } = shown;
  const { service, operation, caller, slot } = line;
  const isBelow = level === 2;
  return (
    <>
      {canToggle ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles['chevron']}
          aria-label={`${isOpen ? 'Hide' : 'Show'} the operations of ${serviceWords(service)}`}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(line);
          }}
        >
          <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={12} />
        </button>
      ) : (
        line.kind === 'service' && <span className={styles['chevron']} />
      )}
      {isBelow ? <span className={styles['indent']} /> : <ServiceDot slot={slot} className={styles['dot']} />}
      <span className={styles['words']} title={[caller, service, operation].filter(Boolean).join(' ')}>
        {caller !== undefined && <span className={styles['quiet']}>{serviceWords(caller)} → </span>}
        {!isBelow && operation !== undefined && <span className={styles['quiet']}>{serviceWords(service)} </span>}
        {operation === undefined ? serviceWords(service) : operationWords(operation)}
      </span>
      {line.children.length > 0 && <span className={styles['count']}>{formatCount(line.children.length)}</span>}
    </>
  );
}

function Figure({ id, line }: { readonly id: HealthColumnId; readonly line: HealthLine }) {
  const { health, self } = line;
  switch (id) {
    case 'calls':
      return formatCount(health.calls);
    case 'rate':
      return health.ratePerSecond === undefined ? <None /> : formatRate(health.ratePerSecond);
    case 'errors':
      return <ErrorCount count={Math.round(health.errors)} />;
    case 'share':
      return health.errorRate === 0 ? <None text="0 %" /> : shareText(health.errorRate);
    case 'apdex':
      return health.apdex === undefined ? (
        <None />
      ) : (
        <span title={apdexWord(health.apdex)}>{(Math.floor(health.apdex * 100 + 1e-6) / 100).toFixed(2)}</span>
      );
    case 'self':
      return <Time ns={self} capNs={undefined} />;
    case 'success':
    case 'latency':
      return <ObjectiveCell compliance={line[id]} />;
    case 'name':
    case 'trend':
      return undefined;
    case 'p50':
    case 'p90':
    case 'p95':
    case 'p99':
    case 'max':
      return <Time ns={health[id]} capNs={line.capNs} />;
  }
}

function Time({ ns, capNs }: { readonly ns: number | undefined; readonly capNs: number | undefined }) {
  if (ns === undefined) return <None />;
  return capNs !== undefined && ns >= capNs ? `≥\u00A0${formatDuration(ns)}` : formatDuration(ns);
}

function None({ text = '–' }: { readonly text?: string }) {
  return <span className={styles['none']}>{text}</span>;
}
