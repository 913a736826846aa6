/** A service in a trace, and how much of it. */
export interface ServiceShare {
  readonly name: string;
  /** 0 … 15 of the palette; −1 for what has no service */
  readonly slot: number;
  readonly spans: number;
  /** spans in error */
  readonly errors: number;
}

/** One trace as a line of a list tells it. A figure that nobody told is −1. */
export interface TraceLine {
  /** as addresses write it */
  readonly id: string;
  /** of the main root; '' = unknown */
  readonly service: string;
  readonly operation: string;
  /** shown in place of the operation, which stays in the hint; '' = the operation is shown */
  readonly summary: string;
  /** colour of the root's service: 0 … 15 of the palette, −1 for none */
  readonly slot: number;
  readonly services: number;
  readonly spans: number;
  /** spans in error */
  readonly errors: number;
  readonly durationNs: number;
  /** Unix ns; undefined = not told */
  readonly startNs: bigint | undefined;
  /** where it is read */
  readonly href: string;
  /** the services one by one, where they are known beforehand */
  readonly shares?: readonly ServiceShare[] | undefined;
}
