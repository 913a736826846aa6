import { ICON_PATHS, type IconName } from './iconPaths.ts';
import styles from './Icon.module.css';

export interface IconProps {
  readonly name: IconName;
  /** CSS px, width and height; 16 unless told. */
  readonly size?: number | undefined;
  readonly className?: string | undefined;
}

/** One stroked drawing in the colour of the text around it. Always decoration: the words beside it carry the meaning. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      className={className === undefined ? styles['icon'] : `${styles['icon']} ${className}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
