export interface JaegerConfig {
  readonly query: number;
  readonly grpc: number;
  readonly otlp: number;
  readonly basePath: string;
  readonly cors: boolean;
}

/** A Jaeger 2 of one process that keeps spans in memory, as YAML; JSON is that too. */
export function jaegerConfig({ query, grpc, otlp, basePath, cors }: JaegerConfig): string {
  const local = (port: number): string => `127.0.0.1:${port}`;
  const allowed = { allowed_origins: ['http://127.0.0.1:*'], allowed_headers: ['*'] };
  return JSON.stringify({
    service: {
      extensions: ['jaeger_storage', 'jaeger_query'],
      pipelines: { traces: { receivers: ['otlp'], exporters: ['jaeger_storage_exporter'] } },
      telemetry: { metrics: { level: 'none' }, logs: { level: 'error' } },
    },
    extensions: {
      jaeger_query: {
        base_path: basePath,
        storage: { traces: 'memory' },
        http: { endpoint: local(query), ...(cors ? { cors: allowed } : {}) },
        grpc: { endpoint: local(grpc) },
      },
      jaeger_storage: { backends: { memory: { memory: { max_traces: 10_000 } } } },
    },
    receivers: { otlp: { protocols: { http: { endpoint: local(otlp) } } } },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
  });
}
