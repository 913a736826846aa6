/** A stretch of time by the clock of the world: Unix ms, fromMs < toMs. */
export interface ClockRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a search in a collector asks for. Conditions are joined by "and". */
export interface TraceQuery {
  /** undefined = any, where the server allows it */
  readonly service: string | undefined;
  readonly operation: string | undefined;
  /** All must hold; an empty value asks that the key is there (Zipkin, Tempo). They may hold on different spans. */
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  /** ns; of any span for Jaeger and Zipkin, of the trace for Tempo */
  readonly minDurationNs: number | undefined;
  readonly maxDurationNs: number | undefined;
  readonly range: ClockRange;
  /** Traces at most, ≥ 1. */
  readonly limit: number;
  /** Tempo only: asked instead of service, operation, attributes and durations; '' = those. */
  readonly traceql: string;
}

export interface FoundService {
  readonly name: string;
  /** undefined = the server did not tell */
  readonly spans: number | undefined;
  readonly errors: number | undefined;
}

/** One trace of a list of results, as the server tells it: what it does not tell is undefined. */
export interface FoundTrace {
  /** lower-case hex, 32 or 16 digits; as the server wrote it when it is no such id */
  readonly traceId: string;
  readonly rootService: string | undefined;
  readonly rootOperation: string | undefined;
  /** Unix ns */
  readonly start: bigint | undefined;
  /** ns */
  readonly duration: number | undefined;
  readonly spans: number | undefined;
  readonly errors: number | undefined;
  /** spans that met the condition (Tempo) */
  readonly matchedSpans: number | undefined;
  /** by name */
  readonly services: readonly FoundService[] | undefined;
}

/** What there is to say about an answer beside its traces. */
export interface SearchNote {
  readonly code:
    /** the server looked at a part only */
    | 'partial'
    /** some traces of the list could not be read */
    | 'broken'
    /** the figures are of the spans that matched, or of the parts that were looked at */
    | 'partFigures'
    /** a condition was left out because the server cannot do it */
    | 'ignoredCondition';
  readonly message: string;
}

export interface SearchAnswer {
  /** newest first; those without a start at the end */
  readonly traces: readonly FoundTrace[];
  /** as many came as were asked for: there may be more */
  readonly mayHaveMore: boolean;
  readonly notes: readonly SearchNote[];
}

/** How often one service called another, as the server counted. */
export interface CollectorLink {
  readonly parent: string;
  readonly child: string;
  readonly calls: number;
  /** undefined = the server does not count them */
  readonly errors: number | undefined;
}

export interface CollectorLinks {
  readonly links: readonly CollectorLink[];
  /** the time they were counted in */
  readonly range: ClockRange;
  /** why there is none, what to do; '' when there are some */
  readonly emptyReason: string;
}
