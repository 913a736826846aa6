import { createContext, useContext } from 'react';
import type { Attribute } from '#model/attributes.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';

/** What every part of the pane may need, so that a hundred lines do not each subscribe to it. */
export interface PaneFacts {
  readonly trace: CurrentTrace;
  /** what the trace is searched for, '' = nothing */
  readonly find: string;
  /** selects another span of the document; the pane then takes the focus */
  readonly goTo: (row: SpanRow) => void;
  /** opens the menu of an attribute under its button */
  readonly openMenu: (anchor: HTMLElement, attribute: Attribute) => void;
}

export const PaneContext = createContext<PaneFacts | undefined>(undefined);

/** Only within a DetailPane. */
export function usePane(): PaneFacts {
  const facts = useContext(PaneContext);
  if (!facts) throw new Error('usePane needs a DetailPane around it');
  return facts;
}
