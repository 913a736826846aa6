import { useMemo } from 'react';
import type { LoadedDocument } from '#state/documents.ts';
import { useMergedFlame } from '#state/flame.ts';
import { Waiting } from '#views/shared/Waiting.tsx';
import type { ServicesRoute } from '#views/services/servicesTab.ts';
import { AllPaths } from './AllPaths.tsx';
import { chosenOperation } from './chosenOperation.ts';
import { SandwichPane } from './SandwichPane.tsx';

export interface FlameTabProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
}

/** All spans of a document merged by call path; or one operation between its callers and its callees. */
export function FlameTab({ route, document }: FlameTabProps) {
  const { table } = document;
  const flame = useMergedFlame(document, 0, table.length);
  const chosen = useMemo(() => chosenOperation(table, route), [table, route]);
  if (!flame) return <Waiting words="Laying out the spans" />;
  return chosen ? (
    <SandwichPane route={route} document={document} flame={flame} chosen={chosen} />
  ) : (
    <AllPaths route={route} document={document} flame={flame} />
  );
}
