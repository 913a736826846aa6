import { hasSelection, inTrace, isTraceOpen, withSelected } from './actInTrace.ts';
import type { Command } from './command.ts';
import { fitSpan, panBy, showAll, zoomBy } from './zoomActions.ts';

/** Zooming and moving in time. */
export const TIME_COMMANDS: readonly Command[] = [
  {
    id: 'zoom.in',
    title: 'Zoom in',
    group: 'Time',
    keys: ['w', '+'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => zoomBy(trace, 1.5)),
  },
  {
    id: 'zoom.out',
    title: 'Zoom out',
    group: 'Time',
    keys: ['s', '-'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => zoomBy(trace, 1 / 1.5)),
  },
  {
    id: 'pan.left',
    title: 'Earlier',
    group: 'Time',
    keys: ['a'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => panBy(trace, -0.15)),
  },
  {
    id: 'pan.right',
    title: 'Later',
    group: 'Time',
    keys: ['d'],
    isEnabled: isTraceOpen,
    run: inTrace((trace) => panBy(trace, 0.15)),
  },
  { id: 'zoom.fit', title: 'Show the whole trace', group: 'Time', keys: ['0'], isEnabled: isTraceOpen, run: showAll },
  {
    id: 'zoom.span',
    title: 'Fit the selected span',
    group: 'Time',
    keys: ['z'],
    isEnabled: hasSelection,
    run: withSelected(fitSpan),
  },
];
