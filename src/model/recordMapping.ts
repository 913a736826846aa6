/** What a column of a plain table of records can stand for, in the order in which one would tell them. */
export const RECORD_FIELDS = {
  name: 'Operation',
  service: 'Service',
  start: 'Start',
  end: 'End',
  duration: 'Duration',
  traceId: 'Trace id',
  spanId: 'Span id',
  parentId: 'Parent id',
  kind: 'Kind',
  status: 'Status',
  phase: 'Begin or end',
} as const;

export type RecordField = keyof typeof RECORD_FIELDS;

export const RECORD_FIELD_NAMES = Object.keys(RECORD_FIELDS) as readonly RecordField[];

/** Unit of times: a date of any spelling, a number whose size tells its unit, or numbers in a unit. */
export const RECORD_UNITS = {
  auto: 'dates or by size',
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds',
} as const;

export type RecordUnit = keyof typeof RECORD_UNITS;

/** How the records of a file become spans: which column is what. Columns that stand for nothing become attributes. */
export interface RecordMapping {
  readonly columns: Readonly<Partial<Record<RecordField, string>>>;
  /** of start and end; dates are read whatever it says */
  readonly timeUnit: RecordUnit;
  /** of the duration; texts such as "5 ms" are read whatever it says */
  readonly durationUnit: Exclude<RecordUnit, 'auto'>;
}

/** The beginning of a file of records, for choosing a mapping. */
export interface RecordSample {
  /** same for files with the same columns: a mapping is remembered under it */
  readonly signature: string;
  readonly columns: readonly string[];
  /** the first records, a text per column, '' where a record has none */
  readonly rows: readonly (readonly string[])[];
  /** numbers are written as `1,5` */
  readonly hasDecimalCommas: boolean;
  /** the mapping chosen before for these columns, or the best guess */
  readonly mapping: RecordMapping;
  readonly isGuess: boolean;
  /** the records were read by the mapping; otherwise it says too little, or too much is guessed: the user must be asked */
  readonly isReadable: boolean;
}

/** Mappings that the user chose before, by signature. */
export type KnownMappings = Readonly<Record<string, RecordMapping>>;

/** A mapping can be read with when it says when something was, and what. */
export function isComplete(mapping: RecordMapping): boolean {
  return hasTime(mapping) && hasName(mapping);
}

/** It says when something was. */
export function hasTime({ columns }: RecordMapping): boolean {
  return (columns.start ?? columns.end) !== undefined;
}

/** It says what it was, or to what it belongs. */
export function hasName({ columns }: RecordMapping): boolean {
  return (columns.name ?? columns.service ?? columns.spanId ?? columns.traceId) !== undefined;
}

/** `operation = what, start = when`. */
export function mappingWords({ columns }: RecordMapping): string {
  return RECORD_FIELD_NAMES.flatMap((field) => {
    const column = columns[field];
    return column === undefined ? [] : [`${RECORD_FIELDS[field].toLowerCase()} = ${column}`];
  }).join(', ');
}

export function sameMapping(one: RecordMapping, other: RecordMapping): boolean {
  const isSame = RECORD_FIELD_NAMES.every((field) => one.columns[field] === other.columns[field]);
  return isSame && one.timeUnit === other.timeUnit && one.durationUnit === other.durationUnit;
}

export function signatureOf(columns: readonly string[]): string {
  return columns.toSorted().join('\n');
}
