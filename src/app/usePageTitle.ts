import { useEffect } from 'react';
import { traceTitle } from '#analysis/traceList.ts';
import { useCurrentTrace } from '#state/currentTrace.ts';
import { useDocument } from '#state/documents.ts';
import { useRoute } from '#state/route.ts';

/** Names the page by what it shows, so that tabs, history and screen readers can tell pages apart. */
export function usePageTitle(): void {
  const route = useRoute();
  const trace = useCurrentTrace();
  const document = useDocument(({ current }) => (current.phase === 'none' ? '' : current.title));
  const parts = ['Spanglass'];
  if (route.screen === 'search') parts.unshift(`Search ${route.connection ?? ''}`.trim());
  else if (route.screen === 'fleet') parts.unshift(`Services of ${route.connection}`);
  else if (route.screen !== 'open' && document !== '') parts.unshift(document);
  if (trace) {
    const { service, operation } = traceTitle(trace.table, trace.trace);
    parts.unshift(`${service} ${operation}`.trim());
  }
  const title = parts.join(' · ');
  useEffect(() => {
    globalThis.document.title = title;
  }, [title]);
}
