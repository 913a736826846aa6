/** Headings of first key segments that a capital letter alone would not make readable. */
const HEADINGS: Readonly<Record<string, string>> = {
  ai: 'AI',
  aws: 'AWS',
  cicd: 'CI/CD',
  cloudevents: 'CloudEvents',
  cpu: 'CPU',
  db: 'DB',
  dns: 'DNS',
  enduser: 'User',
  faas: 'FaaS',
  gcp: 'GCP',
  gen_ai: 'GenAI',
  graphql: 'GraphQL',
  http: 'HTTP',
  jvm: 'JVM',
  k8s: 'Kubernetes',
  llm: 'LLM',
  mcp: 'MCP',
  net: 'Network (old)',
  openai: 'OpenAI',
  os: 'OS',
  otel: 'OpenTelemetry',
  rpc: 'RPC',
  sql: 'SQL',
  tls: 'TLS',
  url: 'URL',
  vcs: 'VCS',
};

/** `http` ⇒ `HTTP`, `user_agent` ⇒ `User agent`. */
export function headingOf(segment: string): string {
  if (Object.hasOwn(HEADINGS, segment)) return HEADINGS[segment];
  const words = segment.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
