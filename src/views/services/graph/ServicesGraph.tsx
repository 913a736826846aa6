import type { LoadedDocument } from '#state/documents.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import type { ServicesRoute } from '#views/services/servicesTab.ts';

export interface ServicesGraphProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
  readonly title: string;
}

/** What calls what in a whole document. */
export function ServicesGraph({ title }: ServicesGraphProps) {
  return <EmptyState title={`Graph of ${title}`} />;
}
