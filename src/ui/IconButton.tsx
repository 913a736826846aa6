import { Button, type ButtonProps } from './Button.tsx';
import type { IconName } from './iconPaths.ts';
import { Tooltip, type TooltipProps } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label' | 'title'> {
  /** What it does: its name to a screen reader and its hint to a pointer. */
  readonly label: string;
  readonly icon: IconName;
  /** Keys that do the same, shown in the hint. */
  readonly keys?: string | undefined;
  readonly tooltipSide?: TooltipProps['side'];
  /** `title` leaves the hint to the browser: lighter, for buttons repeated in every row. */
  readonly hint?: 'tooltip' | 'title' | undefined;
}

/** A square button of one icon. */
export function IconButton({
  label,
  icon,
  keys,
  tooltipSide,
  hint = 'tooltip',
  variant = 'quiet',
  ...rest
}: IconButtonProps) {
  const button = (
    <Button
      {...rest}
      variant={variant}
      icon={icon}
      aria-label={label}
      title={hint === 'title' ? label : undefined}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control').replaceAll(' ', '+')}
    />
  );
  if (hint === 'title') return button;
  return (
    <Tooltip label={label} keys={keys} side={tooltipSide}>
      {button}
    </Tooltip>
  );
}
