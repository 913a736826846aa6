import { FlatSpanWriter } from './flatSpan.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { hasAll, hasAny } from './shape.ts';
import type { SmallValue } from './smallValue.ts';
import type { Steps } from './steps.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, objectsOf } from './valueAccess.ts';
import { ValueDecoder } from './valueDecoder.ts';
import { partsReader } from './valueParts.ts';

/** Answers of SigNoz’s query API: a list of rows, each with its time beside its data (signoz.io/docs/apis). */
export const signozApi: JsonFormat = {
  name: 'SigNoz query answer',
  recognises: (shape) => PLACES.some((place) => ID_KEYS.some((id) => shape.has(`${place}[].data.${id}`))),
  decoder: (context) => new SignozApiDecoder(context),
};

/** Rows of SigNoz’s own table, or of an export of it. */
export const signozRows: JsonFormat = {
  name: 'SigNoz rows',
  recognises: (shape) =>
    ID_KEYS.some((id) => shape.has(id)) &&
    (hasAll(shape, 'resources', 'attributes', 'duration') ||
      hasAny(shape, 'durationNano', 'duration_nano', 'tagMap', 'stringTagMap', 'attributes_string')),
  decoder: (context) => new SignozRowsDecoder(context),
};

const ID_KEYS = ['spanID', 'spanId', 'span_id'] as const;
const PLACES = [
  'result[].list',
  'data.result[].list',
  'data.newResult.data.result[].list',
  'data.data.results[].rows',
  'data.results[].rows',
] as const;
const list = { list: 'each', rows: 'each' } as const;
const readAnswer = partsReader({
  result: list,
  data: {
    result: list,
    results: list,
    newResult: { data: { result: list } },
    data: { results: list },
  },
});

class SignozApiDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context);

  override readItem(): Steps {
    return readAnswer(this.context, (_, value) => this.take(fieldsOf(value)));
  }

  protected take(row: Fields): void {
    const time = row.get('timestamp');
    const data = fieldsOf(row.get('data'));
    this.spans.write(withMaps(time === undefined ? data : new Map([['timestamp', time], ...data])));
  }
}

class SignozRowsDecoder extends ValueDecoder {
  private readonly spans = new FlatSpanWriter(this.context);

  protected take(row: Fields): void {
    this.spans.write(withMaps(row));
  }
}

/** Attributes stand in a map for each of their types; facts that SigNoz computes from others are left out. */
const MAPS = [
  'tagMap',
  'stringTagMap',
  'numberTagMap',
  'boolTagMap',
  'attributes_string',
  'attributes_number',
  'attributes_bool',
];
const COMPUTED: ReadonlySet<string> = new Set([
  ...MAPS,
  'references',
  'hasError',
  'has_error',
  'statusCodeString',
  'status_code_string',
  'kind_string',
  'spanKind',
]);

function withMaps(row: Fields): Fields {
  const attributes = new Map<string, SmallValue>(fieldsOf(row.get('attributes')));
  for (const key of MAPS) for (const [name, value] of fieldsOf(row.get(key))) attributes.set(name, value);
  const rest = [...row].filter(([key]) => !COMPUTED.has(key));
  const kind = row.get('kind') ?? row.get('spanKind') ?? row.get('kind_string') ?? null;
  const status = row.get('statusCode') ?? row.get('status_code') ?? row.get('statusCodeString') ?? null;
  return new Map([
    ...rest,
    ['kind', kind],
    ['statusCode', status],
    ['attributes', attributes],
    ['references', null],
    ...parentOf(row),
  ]);
}

/** Older rows tell their parent only as a reference. */
function parentOf(row: Fields): [string, SmallValue][] {
  const first = objectsOf(row.get('references')).find((reference) => reference.get('refType') !== 'FOLLOWS_FROM');
  const id = first?.get('spanId') ?? first?.get('spanID');
  const isTold = ['parentSpanID', 'parentSpanId', 'parent_span_id'].some((key) => row.has(key));
  return isTold || id === undefined ? [] : [['parentSpanId', id]];
}
