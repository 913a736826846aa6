import type { Route } from '#state/route.ts';

/** How the services of a document are looked at. */
export const SERVICES_TABS = ['graph', 'flame', 'health'] as const;
export type ServicesTab = (typeof SERVICES_TABS)[number];

export type ServicesRoute = Extract<Route, { readonly screen: 'services' }>;

/** `tab` of the address; the graph where it names none. */
export function servicesTab({ params }: ServicesRoute): ServicesTab {
  return SERVICES_TABS.find((tab) => tab === params.get('tab')) ?? 'graph';
}

/** The same address with other parameters; undefined takes one away. */
export function withServicesParams(
  route: ServicesRoute,
  change: Readonly<Record<string, string | undefined>>,
): ServicesRoute {
  const params = new URLSearchParams(route.params);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) params.delete(name);
    else params.set(name, value);
  }
  return { ...route, params };
}
