import type { CollectorKind } from '#model/connection.ts';
import type { ConfigSnippet } from '#model/sourceProblem.ts';

/** How a server lets this page in, its own configuration first, then a proxy before it. */
export function corsSnippets(kind: CollectorKind | undefined, server: URL, origin: string): readonly ConfigSnippet[] {
  const own = kind ? OWN[kind](origin) : [];
  return [...own, proxySnippet(kind ?? 'collector', server, origin)];
}

const OWN: Readonly<Record<CollectorKind, (origin: string) => readonly ConfigSnippet[]>> = {
  jaeger: (origin) => [
    {
      title: 'Jaeger 2: configuration file',
      text: `extensions:
  jaeger_query:
    http:
      cors:
        allowed_origins: ["${origin}"]
        allowed_headers: ["*"]
`,
    },
    {
      title: 'Jaeger 1: start option (not enough for tokens or tenants)',
      text: `--query.additional-headers="Access-Control-Allow-Origin: ${origin}"\n`,
    },
  ],
  zipkin: (origin) => [{ title: 'Zipkin: environment', text: `ZIPKIN_QUERY_ALLOWED_ORIGINS=${origin}\n` }],
  // It has no such setting: only a proxy helps.
  tempo: () => [],
  prometheus: (origin) => [
    {
      title: 'Prometheus: start option',
      text: `--web.cors.origin="${origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"\n`,
    },
  ],
};

function proxySnippet(name: string, server: URL, origin: string): ConfigSnippet {
  return {
    title: 'A proxy before it: nginx',
    text: `location /${name}/ {
  proxy_pass ${server.origin}/;
  add_header Access-Control-Allow-Origin  "${origin}" always;
  add_header Access-Control-Allow-Headers "Authorization, X-Scope-OrgID, x-tenant, Content-Type" always;
  add_header Access-Control-Allow-Methods "GET, POST, OPTIONS" always;
  if ($request_method = OPTIONS) { return 204; }
}
`,
  };
}
