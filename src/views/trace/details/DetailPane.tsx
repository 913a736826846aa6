import { useEffect, useMemo, useRef, useState } from 'react';
import type { Attribute } from '#model/attributes.ts';
import type { SpanRow } from '#model/spanTable.ts';
import type { CurrentTrace } from '#state/currentTrace.ts';
import type { DetailedTrace } from '#state/spanFromFile.ts';
import { useTraceView } from '#state/traceView.ts';
import styles from './DetailPane.module.css';
import { goToRow } from './goToRow.ts';
import { LineMenu } from './LineMenu.tsx';
import { NoSelection } from './NoSelection.tsx';
import type { PaneFacts } from './paneContext.ts';
import { PaneContext } from './paneContext.ts';
import { SpanDetails } from './SpanDetails.tsx';

export interface DetailPaneProps {
  readonly trace: CurrentTrace;
  readonly row: SpanRow | undefined;
  /** Whether the row's attributes are there to be shown. Default here. */
  readonly attributes?: DetailedTrace['attributes'];
  readonly onClose: () => void;
}

const NOTES = {
  reading: 'Reading the attributes of this span …',
  missing: 'The attributes of this span have not been read yet.',
};

/** Everything there is to know about the selected span. Fills its parent, which has a height, and scrolls within. */
export function DetailPane({ trace, row, attributes = 'here', onClose }: DetailPaneProps) {
  const find = useTraceView((view) => view.find).trim();
  const [filter, setFilter] = useState('');
  const [menu, setMenu] = useState<{ readonly anchor: HTMLElement; readonly attribute: Attribute } | undefined>();
  const heading = useRef<HTMLHeadingElement>(null);
  const takesFocus = useRef(false);
  // The button that was pressed is gone with its span: without this a keyboard would be back at the top of the page.
  useEffect(() => {
    if (takesFocus.current) heading.current?.focus();
    takesFocus.current = false;
  }, [row]);
  const facts = useMemo(
    (): PaneFacts => ({
      trace,
      find,
      goTo: (target) => {
        takesFocus.current = true;
        goToRow(trace, target);
      },
      openMenu: (anchor, attribute) => setMenu({ anchor, attribute }),
    }),
    [trace, find],
  );
  return (
    <aside className={styles['pane']} aria-label="Span details">
      <PaneContext value={facts}>
        {row === undefined ? (
          <NoSelection onClose={onClose} />
        ) : (
          // By row, so that another span begins at its top and with nothing unfolded.
          <div className={styles['scroller']} key={row}>
            {attributes !== 'here' && <p className={styles['note']}>{NOTES[attributes]}</p>}
            <SpanDetails row={row} heading={heading} onClose={onClose} filter={filter} onFilter={setFilter} />
          </div>
        )}
      </PaneContext>
      {menu && <LineMenu anchor={menu.anchor} attribute={menu.attribute} onClosed={() => setMenu(undefined)} />}
    </aside>
  );
}
