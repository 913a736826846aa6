import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { traceqlPlace } from '#analysis/traceqlPlace.ts';
import { useAttributeKeys, useAttributeValues } from '#state/collectors.ts';
import type { Connection } from '#model/connection.ts';
import { classNames } from '#ui/classNames.ts';
import { Labelled } from '#ui/Labelled.tsx';
import styles from './TraceqlEditor.module.css';
import { TraceqlLayer } from './TraceqlLayer.tsx';
import { TraceqlMenu } from './TraceqlMenu.tsx';
import { hasOwnValues, traceqlOffers } from './traceqlOffers.ts';

export interface TraceqlEditorProps {
  readonly connection: Connection | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter was pressed; Shift Enter makes a line. */
  readonly onSubmit: () => void;
  /** Where the server found the query wrong, as a place in it; undefined = nowhere */
  readonly wrongAt: number | undefined;
  readonly error: string | undefined;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  readonly className?: string | undefined;
}

/** Keys that a menu of offers takes while it is open. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A query in TraceQL: the browser's own text field, with its undo, its keyboards and its reading aloud, over a layer that
 * shows the same text in colours.
 */
export function TraceqlEditor(props: TraceqlEditorProps) {
  const { connection, value, onChange, onSubmit, wrongAt, error, inputRef, className } = props;
  const [caret, setCaret] = useState<number | undefined>(undefined);
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const place = caret === undefined ? undefined : traceqlPlace(value, caret);
  const keys = useAttributeKeys(place?.kind === 'field' ? connection : undefined).value ?? [];
  const field = place?.kind === 'value' ? place.field : undefined;
  const isAsked = field !== undefined && !hasOwnValues(field);
  const values = useAttributeValues(isAsked ? connection : undefined, field).value ?? [];
  const offers = place ? traceqlOffers(place, keys, values) : [];
  const isOpen = place !== undefined && offers.length > 0;
  const active = Math.min(chosen, offers.length - 1);
  const placed = useRef<number | undefined>(undefined);

  // Where the caret is to stand after an offer was taken; the field has the new text only now.
  useLayoutEffect(() => {
    if (placed.current === undefined) return;
    inputRef.current?.setSelectionRange(placed.current, placed.current);
    placed.current = undefined;
  });

  const take = (offer: string): void => {
    if (!place) return;
    const after = place.kind === 'field' && !/^\s/.test(value.slice(place.to)) ? ' ' : '';
    const end = place.from + offer.length + after.length;
    onChange(value.slice(0, place.from) + offer + after + value.slice(place.to));
    placed.current = end;
    setCaret(undefined);
    inputRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, currentTarget } = event;
    if (ctrlKey && key === ' ') setCaret(currentTarget.selectionStart);
    else if (ctrlKey || metaKey || altKey) return;
    else if (isOpen && key in STEPS) setChosen((active + STEPS[key] + offers.length) % offers.length);
    else if (isOpen && key === 'Escape') setCaret(undefined);
    else if (isOpen && (key === 'Tab' || key === 'Enter') && !shiftKey) take(offers[active]);
    else if (key === 'Enter' && !shiftKey) onSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Labelled label="TraceQL" note="Enter searches, Shift Enter makes a line" error={error} className={className}>
      {({ id, describedBy }) => (
        <div className={classNames(styles['editor'], error !== undefined && styles['invalid'])}>
          <TraceqlLayer query={value} wrongAt={wrongAt} markAt={isOpen ? place.from : undefined}>
            {isOpen && <TraceqlMenu id={listId} offers={offers} active={active} onTake={take} onPoint={setChosen} />}
          </TraceqlLayer>
          <textarea
            id={id}
            ref={inputRef}
            data-field="traceql"
            className={styles['input']}
            rows={1}
            value={value}
            placeholder='{ resource.service.name = "cart" && status = error }'
            autoCapitalize="off"
            autoCorrect="off"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            aria-autocomplete="list"
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={describedBy}
            onChange={({ target }) => {
              onChange(target.value);
              setCaret(target.selectionStart);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setCaret(undefined)}
            onPointerDown={() => setCaret(undefined)}
          />
        </div>
      )}
    </Labelled>
  );
}
