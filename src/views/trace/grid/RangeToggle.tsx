import { useTraceView } from '#state/traceView.ts';
import { Toggle } from '#ui/Toggle.tsx';

export interface RangeToggleProps {
  readonly isWhole: boolean;
  readonly onChange: (isWhole: boolean) => void;
  /** what being in the range means here */
  readonly title: string;
}

/** Whether the zoomed range narrows what is shown; only there while there is one. */
export function RangeToggle({ isWhole, onChange, title }: RangeToggleProps) {
  const isZoomed = useTraceView((view) => view.range !== undefined);
  if (!isZoomed) return null;
  return (
    <Toggle pressed={!isWhole} onChange={(pressed) => onChange(!pressed)} icon="fit" title={title}>
      Only the zoomed range
    </Toggle>
  );
}
