import type { LoadedDocument } from '#state/documents.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import type { ServicesRoute } from '#views/services/servicesTab.ts';

export interface HealthPaneProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
}

/** How each service of a document does. */
export function HealthPane({ document }: HealthPaneProps) {
  return <EmptyState title={`${document.table.services.length} services`} />;
}
