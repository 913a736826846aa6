import { useMemo, useState } from 'react';
import type { Connection } from '#model/connection.ts';
import type { SearchAnswer } from '#model/traceSearch.ts';
import type { Asked } from '#state/asked.ts';
import { useSearch } from '#state/collectors.ts';
import { useSentAt } from '#state/sentSearches.ts';
import type { SearchForm } from './searchForm.ts';
import { formFaults, formFromParams, questionText, queryOf } from './searchForm.ts';

/** An answer, and what it answers. */
export interface ShownAnswer {
  readonly answer: SearchAnswer;
  readonly sent: SearchForm;
  /** Unix ms */
  readonly answeredAt: number;
}

/** The search that the address names, and how it stands. */
export interface SearchRun {
  /** parameters of the address that ask; '' = nothing was searched for */
  readonly question: string;
  /** the same as a form */
  readonly sent: SearchForm;
  readonly asked: Asked<SearchAnswer>;
  /** what is shown: the answer, or, while it is waited for, that of the search before */
  readonly shown: ShownAnswer | undefined;
  /** what is shown is of the search before */
  readonly isOld: boolean;
}

export function useSearchRun(connection: Connection | undefined, params: URLSearchParams): SearchRun {
  const question = questionText(params);
  const sent = useMemo(() => formFromParams(new URLSearchParams(question)), [question]);
  const sentAt = useSentAt(connection?.name, question);
  const query = useMemo(() => {
    if (sentAt === undefined || Object.keys(formFaults(sent, connection?.kind)).length > 0) return undefined;
    return queryOf(sent, sentAt);
  }, [sent, sentAt, connection?.kind]);
  const asked = useSearch(connection, query);
  const { value, answeredAt = 0, isAsking } = asked;
  const [last, setLast] = useState<ShownAnswer | undefined>(undefined);
  // Kept as state and not as a ref: what is rendered must not depend on when it is rendered.
  if (value && (last?.answer !== value || last.sent !== sent)) setLast({ answer: value, sent, answeredAt });
  const isOld = value === undefined && isAsking && last !== undefined;
  return {
    question,
    sent,
    asked,
    shown: value ? { answer: value, sent, answeredAt } : isOld ? last : undefined,
    isOld,
  };
}
