import { useMemo, type KeyboardEvent, type PointerEvent } from 'react';
import type { ValueSeries, ValueUnit } from '#charts/timeSeries/layout.ts';
import { hitTimeSeries, layoutTimeSeries } from '#charts/timeSeries/layout.ts';
import type { AxisTick } from '#charts/timeSeries/ticks.ts';
import { formatDuration, formatRate } from '#model/formatTime.ts';
import { useElementSize } from '#ui/useElementSize.ts';
import { shareText } from './shareText.ts';
import styles from './TimeSeriesChart.module.css';

/** The time that charts beside each other share. */
export interface ChartTime {
  /** ascending, any unit */
  readonly times: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly ticks: (widthPx: number) => readonly AxisTick[];
  /** A point of time in words. */
  readonly format: (time: number) => string;
}

export interface TimeSeriesChartProps {
  readonly title: string;
  readonly time: ChartTime;
  readonly series: readonly ValueSeries[];
  readonly unit: ValueUnit;
  /** the point that is read off, in all charts that share the time; undefined = none */
  readonly point: number | undefined;
  readonly onPoint: (point: number | undefined) => void;
}

/** Lines of the first, second and third series, told apart by dashes too. */
const LINES = ['first', 'second', 'third'] as const;

/** Values over time. The pointer or the arrow keys move a cross hair, whose values stand over the chart. */
export function TimeSeriesChart({ title, time, series, unit, point, onPoint }: TimeSeriesChartProps) {
  const [ref, { width, height }] = useElementSize();
  const frame = useMemo(
    () =>
      layoutTimeSeries({
        times: time.times,
        from: time.from,
        to: time.to,
        series,
        unit,
        xTicks: time.ticks(width),
        formatValue: (value) => valueText(value, unit),
        widthPx: width,
        heightPx: height,
      }),
    [time, series, unit, width, height],
  );
  const last = time.times.length - 1;
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const hit = hitTimeSeries(frame, event.clientX - event.currentTarget.getBoundingClientRect().left);
    onPoint(hit < 0 ? undefined : hit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape' && point !== undefined) {
      event.stopPropagation();
      onPoint(undefined);
    } else if (step !== undefined && last >= 0) {
      onPoint(point === undefined ? (step < 0 ? last : 0) : Math.min(last, Math.max(0, point + step)));
    } else return;
    event.preventDefault();
  };
  return (
    <figure className={styles['chart']}>
      <figcaption className={styles['caption']}>
        <span className={styles['title']}>{title}</span>
        {series.length > 1 || point !== undefined ? (
          <output className={styles['values']} aria-label={`${title} at the cross hair`}>
            {point !== undefined && <span className={styles['when']}>{time.format(time.times[point])}</span>}
            {series.map(({ name, values }, at) => (
              <span key={name} className={styles['value']}>
                {series.length > 1 && (
                  <>
                    <Key line={LINES[at]} />
                    {name}{' '}
                  </>
                )}
                {point !== undefined && <strong>{valueText(values[point], unit)}</strong>}
              </span>
            ))}
          </output>
        ) : undefined}
      </figcaption>
      <div ref={ref} className={styles['frame']}>
        {width > 0 && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a slider along time
          <svg
            className={styles['plot']}
            width={width}
            height={height}
            role="slider"
            tabIndex={0}
            aria-label={`${title}: read values along time`}
            aria-valuemin={0}
            aria-valuemax={Math.max(0, last)}
            aria-valuenow={point ?? 0}
            aria-valuetext={point === undefined ? 'no point chosen' : pointText(time, series, unit, point)}
            onPointerMove={onPointerMove}
            onPointerLeave={() => onPoint(undefined)}
            onPointerDown={onPointerMove}
            onKeyDown={onKeyDown}
          >
            {frame.yTicks.map(({ y, label }) => (
              <g key={label}>
                <line
                  className={styles['guide']}
                  x1={frame.plot.x}
                  x2={frame.plot.x + frame.plot.width}
                  y1={y}
                  y2={y}
                />
                <text className={styles['label']} x={frame.plot.x - 6} y={y} dy="0.32em" textAnchor="end">
                  {label}
                </text>
              </g>
            ))}
            {frame.xTicks.map(({ x, label, anchor }) => (
              <text key={x} className={styles['label']} x={x} y={height - 4} textAnchor={anchor}>
                {label}
              </text>
            ))}
            {frame.area !== '' && <path className={styles['area']} data-unit={unit} d={frame.area} />}
            {frame.lines.map((path, at) => (
              <path key={series[at].name} className={styles[LINES[at]]} data-unit={unit} d={path} />
            ))}
            {point !== undefined && point <= last && (
              <>
                <line
                  className={styles['hair']}
                  x1={frame.x[point]}
                  x2={frame.x[point]}
                  y1={frame.plot.y}
                  y2={frame.plot.y + frame.plot.height}
                />
                {series.map(
                  ({ name, values }) =>
                    Number.isFinite(values[point]) && (
                      <circle
                        key={name}
                        className={styles['dot']}
                        cx={frame.x[point]}
                        cy={frame.yOf(values[point])}
                        r={3}
                      />
                    ),
                )}
              </>
            )}
          </svg>
        )}
      </div>
    </figure>
  );
}

function Key({ line }: { readonly line: (typeof LINES)[number] }) {
  return (
    <svg className={styles['key']} width={16} height={8} aria-hidden="true">
      <path className={styles[line]} d="M0,4H16" />
    </svg>
  );
}

function pointText(time: ChartTime, series: readonly ValueSeries[], unit: ValueUnit, point: number): string {
  const values = series.map(({ name, values: own }) => `${name} ${valueText(own[point], unit)}`);
  return [time.format(time.times[point]), ...values].join(', ');
}

function valueText(value: number, unit: ValueUnit): string {
  if (!Number.isFinite(value)) return '–';
  switch (unit) {
    case 'rate':
      return formatRate(value);
    case 'share':
      return shareText(value);
    case 'ns':
      return formatDuration(value);
  }
}
