import type { SpanType } from '#analysis/spanTypes.ts';
import { Icon } from '#ui/Icon.tsx';
import type { IconName } from '#ui/iconPaths.ts';
import { slotColour } from './ServiceDot.tsx';
import styles from './TypeIcon.module.css';

/** Drawing and colour role of each type (semantic-conventions §2); without a role it has its service's colour. */
const LOOKS: Readonly<Record<SpanType, { readonly icon: IconName; readonly role?: string }>> = {
  model: { icon: 'spark', role: 'violet' },
  embeddings: { icon: 'vector', role: 'violet-light' },
  retrieval: { icon: 'vector', role: 'violet-light' },
  agent: { icon: 'robot', role: 'indigo' },
  tool: { icon: 'wrench', role: 'indigo-light' },
  mcp: { icon: 'plug', role: 'indigo-light' },
  cache: { icon: 'bolt', role: 'brown-light' },
  database: { icon: 'cylinder', role: 'brown' },
  messagingOut: { icon: 'trayOut', role: 'magenta' },
  messagingIn: { icon: 'trayIn', role: 'magenta' },
  cloud: { icon: 'cloud', role: 'cyan' },
  rpc: { icon: 'arrows', role: 'navy' },
  graphql: { icon: 'hexagon', role: 'pink' },
  httpIn: { icon: 'door', role: 'blue' },
  httpOut: { icon: 'arrowOut', role: 'sky' },
  function: { icon: 'lambda', role: 'navy-light' },
  cloudEvent: { icon: 'envelope', role: 'magenta-light' },
  pipeline: { icon: 'gears', role: 'slate' },
  process: { icon: 'terminal', role: 'slate' },
  browser: { icon: 'window', role: 'cyan-light' },
  code: { icon: 'braces' },
  other: { icon: 'dot' },
};

export interface TypeIconProps {
  readonly type: SpanType;
  /** of the span's service: 0 … 15 of the palette, −1 = none */
  readonly slot: number;
  /** CSS px, 14 unless told */
  readonly size?: number | undefined;
}

/** What kind of work a span is, as a picture; its words say so too. */
export function TypeIcon({ type, slot, size = 14 }: TypeIconProps) {
  const { icon, role } = LOOKS[type];
  return (
    <span className={styles['type']} style={{ color: role === undefined ? slotColour(slot) : `var(--t-${role})` }}>
      <Icon name={icon} size={size} />
    </span>
  );
}
