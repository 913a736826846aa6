import { useEffect, useRef, useState } from 'react';
import type { Connection } from '#model/connection.ts';
import { useCollectorKind } from '#state/collectorKind.ts';
import { registerRows, registerSearchForm } from '#state/focusRequests.ts';
import { navigate } from '#state/route.ts';
import { rememberSearch } from '#state/searches.ts';
import { markSent } from '#state/sentSearches.ts';
import { announce } from '#ui/announcer.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { counted } from '#views/shared/counted.ts';
import { ResultArea } from './ResultArea.tsx';
import { SearchFormLine } from './SearchFormLine.tsx';
import type { SearchForm } from './searchForm.ts';
import { EMPTY_FORM, formFaults, formToParams } from './searchForm.ts';
import styles from './SearchScreen.module.css';
import { SearchPanel } from './SearchPanel.tsx';
import { placeInQuery } from './placeInQuery.ts';
import type { SearchRoute } from './useResultView.ts';
import { useSearchRun } from './useSearchRun.ts';

export interface SearchInProps {
  readonly route: SearchRoute;
  readonly connection: Connection;
}

/** The search in one collector. The form is what is typed; the address is what was asked. */
export function SearchIn({ route, connection }: SearchInProps) {
  const kind = useCollectorKind(connection);
  const run = useSearchRun(connection, route.params);
  const { question, sent, asked } = run;
  const [draft, setDraft] = useState({ of: question, form: question === '' ? EMPTY_FORM : sent });
  // Back, forward and a link lead to another question: the form says it.
  if (draft.of !== question) setDraft({ of: question, form: sent });
  const { form } = draft;
  const [wasSent, setWasSent] = useState(question !== '');
  const [isEditing, setIsEditing] = useState(false);
  const isNarrow = useMediaQuery('(max-width: 700px)');
  const results = useRef<HTMLElement>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const faults = formFaults(form, kind);
  const { queryPlace, detail, message } = asked.problem ?? {};
  const isOfForm = form.isTraceql && form.traceql.trim() === sent.traceql;
  const wrong =
    asked.problem?.code === 'badQuery' && isOfForm
      ? { at: queryPlace && placeInQuery(form.traceql, queryPlace), words: detail || message || '' }
      : undefined;

  const send = (next: SearchForm): void => {
    setWasSent(true);
    if (Object.keys(formFaults(next, kind)).length > 0) {
      requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const params = formToParams(next);
    const text = params.toString();
    markSent(connection.name, text);
    rememberSearch(connection.name, text);
    setDraft({ of: draft.of, form: next });
    setIsEditing(false);
    results.current?.focus({ preventScroll: true });
    const sort = route.params.get('sort');
    if (sort !== null) params.set('sort', sort);
    navigate({ screen: 'search', connection: connection.name, params });
  };
  useResultFocus(run, results, editor);
  const isAnswered = asked.value !== undefined;
  useEffect(() => {
    // A link and a reload ask too.
    if (isAnswered) rememberSearch(connection.name, question);
  }, [isAnswered, connection.name, question]);
  useEffect(() => {
    // Escape in a field leads back to the results.
    registerRows(results.current);
    registerSearchForm(() => {
      setIsEditing(true);
      // Once it is unfolded.
      requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>('[data-field]')?.focus());
    });
    return () => {
      registerRows(null);
      registerSearchForm(undefined);
    };
  }, []);

  const isFolded = isNarrow && question !== '' && !isEditing;
  return (
    <main className={styles['screen']}>
      <h1 className="visuallyHidden">Search in {connection.name}</h1>
      <div ref={panel} className={styles['panel']} data-folded={isFolded || undefined}>
        {isFolded ? (
          <SearchFormLine
            form={sent}
            isAsking={asked.isAsking}
            onCancel={asked.cancel}
            onEdit={() => setIsEditing(true)}
          />
        ) : (
          <SearchPanel
            connection={connection}
            kind={kind}
            form={form}
            faults={wasSent ? faults : {}}
            onChange={(change) => setDraft({ of: draft.of, form: { ...form, ...change } })}
            onSubmit={() => send(form)}
            isAsking={asked.isAsking}
            onCancel={asked.cancel}
            wrong={wrong}
            editor={editor}
            onFold={isNarrow && question !== '' ? () => setIsEditing(false) : undefined}
          />
        )}
      </div>
      <section
        ref={results}
        className={styles['results']}
        data-behind={(isNarrow && question !== '' && isEditing) || undefined}
        aria-label="Results"
        tabIndex={-1}
      >
        <ResultArea route={route} run={run} kind={kind} connection={connection} onSend={send} />
      </section>
    </main>
  );
}

type Run = ReturnType<typeof useSearchRun>;

/**
 * Whoever sent a search off has the focus in the results, and finds it on the first of them; a query that is wrong takes
 * it back. Both only as long as nobody moved it.
 */
function useResultFocus(
  { asked, sent }: Run,
  results: React.RefObject<HTMLElement | null>,
  editor: React.RefObject<HTMLTextAreaElement | null>,
): void {
  const { value, problem } = asked;
  useEffect(() => {
    if (value)
      announce(value.traces.length === 0 ? 'No trace was found' : `${counted(value.traces.length, 'trace')} found`);
    if (document.activeElement !== results.current) return;
    if (problem?.code === 'badQuery' && editor.current) {
      const at = problem.queryPlace && placeInQuery(sent.traceql, problem.queryPlace);
      editor.current.focus();
      if (at !== undefined) editor.current.setSelectionRange(at, at);
    } else if (value && value.traces.length > 0) {
      // The rows are there once the list has measured itself.
      const frame = requestAnimationFrame(() => {
        results.current?.querySelector<HTMLElement>('[role=grid] [role=row][tabindex="0"]')?.focus();
      });
      return () => cancelAnimationFrame(frame);
    }
    return undefined;
  }, [value, problem, sent, results, editor]);
}
