import type { Route } from '#state/route.ts';
import { EmptyState } from '#ui/EmptyState.tsx';

export interface SearchScreenProps {
  readonly route: Extract<Route, { readonly screen: 'search' }>;
}

export function SearchScreen({ route }: SearchScreenProps) {
  return <EmptyState title={`Search in ${route.connection ?? 'a collector'}`} />;
}
