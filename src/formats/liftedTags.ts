import { ATTRIBUTE_TYPE } from '#model/attributes.ts';
import type { PendingSpan } from '#model/recordColumns.ts';
import { SPAN_STATUS } from '#model/spanTable.ts';
import type { FieldReader } from './fields.ts';
import { KIND_NAMES, STATUS_NAMES } from './fields.ts';
import type { ReadContext } from './steps.ts';

type Field = 'kind' | 'error' | 'code' | 'description' | 'httpMessage' | 'scopeName' | 'scopeVersion' | 'traceState';

/**
 * Tags that stand for fields of a span, by the rules of the OpenTelemetry specification for exporters that are not OTLP
 * (opentelemetry.io/docs/specs/otel/common/mapping-to-non-otlp). `otel.library` is the old name of `otel.scope`.
 */
const COMMON: Readonly<Record<string, Field>> = {
  'otel.status_code': 'code',
  'otel.status_description': 'description',
  'otel.scope.name': 'scopeName',
  'otel.library.name': 'scopeName',
  'otel.scope.version': 'scopeVersion',
  'otel.library.version': 'scopeVersion',
  'w3c.tracestate': 'traceState',
  error: 'error',
};
const FIELDS: Readonly<Record<Dialect, Readonly<Record<string, Field>>>> = {
  jaeger: { ...COMMON, 'span.kind': 'kind', 'http.status_message': 'httpMessage' },
  zipkin: COMMON,
};

/**
 * What an `error` tag means. Jaeger: true is an error, any other value (a class name, "false") a plain attribute.
 * Zipkin: its mere presence is an error, and its value the message.
 */
type Dialect = 'jaeger' | 'zipkin';

/** Collects such tags while a span's tags are read, in any order, and puts them into the span at its end. */
export class LiftedTags {
  private readonly context: ReadContext;
  private readonly reader: FieldReader;
  private readonly dialect: Dialect;
  private readonly fields = new Map<number, Field>();
  /** No key past this string index is a field: spares most tags the look-up. */
  private readonly lastField: number;
  private readonly errorKey: number;
  private readonly trueText: number;

  private kind = -1;
  private failed = false;
  private code = -1;
  private errorText = -1;
  private description = -1;
  private httpMessage = -1;
  private scopeName = -1;
  private scopeVersion = -1;
  private traceState = -1;
  /** Scope of the span before, which most spans share. */
  private last = { name: -1, version: -1, slot: -1 };

  constructor(context: ReadContext, reader: FieldReader, dialect: Dialect) {
    this.context = context;
    this.reader = reader;
    this.dialect = dialect;
    const { strings } = context.builder;
    for (const [key, field] of Object.entries(FIELDS[dialect])) this.fields.set(strings.internText(key), field);
    this.lastField = Math.max(...this.fields.keys());
    this.errorKey = strings.internText('error');
    this.trueText = strings.internText('true');
  }

  /** Forgets the span before. */
  begin(): void {
    this.failed = false;
    this.kind = this.code = this.errorText = this.description = this.httpMessage = -1;
    this.scopeName = this.scopeVersion = this.traceState = -1;
  }

  /** True when the tag became a field and is no attribute any more. */
  take(key: number, type: number, value: number): boolean {
    if (key > this.lastField) return false;
    const field = this.fields.get(key);
    if (field === undefined) return false;
    if (field === 'error') return this.takeError(type, value);
    const text = this.textOf(type, value);
    if (text < 0) return false;
    switch (field) {
      case 'kind':
        this.kind = this.reader.codeOf(KIND_NAMES, text);
        if (this.kind >= 0) return true;
        this.context.log.add('unknownEnum', { detail: `kind ${this.written(text)}` });
        return false;
      case 'code':
        this.code = this.reader.codeOf(STATUS_NAMES, text);
        return this.code >= 0;
      case 'httpMessage':
        this.httpMessage = text;
        return false;
      case 'description':
      case 'scopeName':
      case 'scopeVersion':
      case 'traceState':
        this[field] = text;
        return true;
    }
  }

  /** Puts what was collected into the span. */
  apply(span: PendingSpan): void {
    if (this.kind >= 0) span.kind = this.kind;
    if (this.failed) span.status = SPAN_STATUS.error;
    else if (this.code >= 0) span.status = this.code;
    if (this.description >= 0) {
      span.statusMessage = this.description;
      if (this.errorText >= 0 && this.errorText !== this.description) {
        this.context.builder.attributes.push(this.errorKey, ATTRIBUTE_TYPE.string, this.errorText);
      }
    } else if (this.errorText >= 0) {
      span.statusMessage = this.errorText;
    } else if (span.status === SPAN_STATUS.error) {
      span.statusMessage = this.httpMessage;
    }
    if (this.traceState >= 0) span.traceState = this.traceState;
    if (this.scopeName >= 0 || this.scopeVersion >= 0) span.scope = this.scopeSlot();
  }

  private takeError(type: number, value: number): boolean {
    const isTrue =
      (type === ATTRIBUTE_TYPE.bool && value === 1) || (type === ATTRIBUTE_TYPE.string && value === this.trueText);
    if (this.dialect === 'jaeger' && !isTrue) return false;
    this.failed = true;
    this.errorText = isTrue ? -1 : this.textOf(type, value);
    return true;
  }

  private scopeSlot(): number {
    const { last, scopeName, scopeVersion } = this;
    if (last.slot < 0 || last.name !== scopeName || last.version !== scopeVersion) {
      const { scopes } = this.context.builder;
      const slot = scopes.slotFor(scopes.define(scopeName, scopeVersion));
      this.last = { name: scopeName, version: scopeVersion, slot };
    }
    return this.last.slot;
  }

  /** String index of the value of a tag; −1 when it is empty. */
  private textOf(type: number, value: number): number {
    const { strings } = this.context.builder;
    switch (type) {
      case ATTRIBUTE_TYPE.string:
        return strings.view(value).length === 0 ? -1 : value;
      case ATTRIBUTE_TYPE.empty:
        return -1;
      case ATTRIBUTE_TYPE.bool:
        return strings.internText(value === 1 ? 'true' : 'false');
      case ATTRIBUTE_TYPE.int:
      case ATTRIBUTE_TYPE.double:
        return strings.internText(String(value));
      default:
        return value;
    }
  }

  private written(text: number): string {
    return this.context.builder.strings.text(text).slice(0, 80);
  }
}
