import type { LoadedDocument } from '#state/documents.ts';
import type { Route } from '#state/route.ts';
import { EmptyState } from '#ui/EmptyState.tsx';

export interface ServicesScreenProps {
  readonly route: Extract<Route, { readonly screen: 'services' }>;
  readonly document: LoadedDocument;
  readonly title: string;
}

export function ServicesScreen({ title }: ServicesScreenProps) {
  return <EmptyState title={`Services of ${title}`} />;
}
