import { lazy, Suspense } from 'react';
import type { LoadedDocument } from '#state/documents.ts';
import { navigate } from '#state/route.ts';
import { Tabs } from '#ui/Tabs.tsx';
import { ReadingBar } from '#views/shared/ReadingBar.tsx';
import styles from './ServicesScreen.module.css';
import type { ServicesRoute, ServicesTab } from './servicesTab.ts';
import { SERVICES_TABS, servicesTab, withServicesParams } from './servicesTab.ts';

const ServicesGraph = lazy(() =>
  import('./graph/ServicesGraph.tsx').then((module) => ({ default: module.ServicesGraph })),
);
const FlameTab = lazy(() => import('./flame/FlameTab.tsx').then((module) => ({ default: module.FlameTab })));
const HealthPane = lazy(() => import('./health/HealthPane.tsx').then((module) => ({ default: module.HealthPane })));

export interface ServicesScreenProps {
  readonly route: ServicesRoute;
  readonly document: LoadedDocument;
  readonly title: string;
}

const LABELS: Readonly<Record<ServicesTab, string>> = { graph: 'Graph', flame: 'Flame', health: 'Health' };
const TABS = SERVICES_TABS.map((value) => ({ value, label: LABELS[value] }));

/** All services of a document: what calls what, and how each does. */
export function ServicesScreen({ route, document, title }: ServicesScreenProps) {
  const tab = servicesTab(route);
  return (
    <main className={styles['screen']} aria-label={`Services of ${title}`}>
      <Tabs
        label="Services"
        className={styles['tabs']}
        tabs={TABS}
        value={tab}
        onChange={(next) => navigate(withServicesParams(route, { tab: next === 'graph' ? undefined : next }))}
      >
        <Suspense>
          {tab === 'graph' && <ServicesGraph route={route} document={document} title={title} />}
          {tab === 'flame' && <FlameTab route={route} document={document} />}
          {tab === 'health' && <HealthPane route={route} document={document} />}
        </Suspense>
      </Tabs>
      <ReadingBar />
    </main>
  );
}
