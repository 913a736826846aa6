import type { Attribute } from '#model/attributes.ts';
import { Span } from '#model/span.ts';
import type { SpanRow, SpanTable } from '#model/spanTable.ts';
import { textMatcher } from './stringSearch.ts';

/** A place of a span in which a text was found. */
export interface MatchedField {
  readonly where:
    | 'operation'
    | 'service'
    | 'spanId'
    | 'parentId'
    | 'traceId'
    | 'statusMessage'
    | 'attribute'
    | 'resource'
    | 'scope'
    | 'event'
    | 'link';
  /** key of an attribute (of the span, its resource, scope, event or link); '' elsewhere */
  readonly key: string;
  /** the whole text it was found in; of an attribute its value, also when only the key has it */
  readonly text: string;
  /** which event or link of the span; −1 elsewhere */
  readonly index: number;
}

/**
 * Where in a row a query occurs, in the order of the detail pane. Has at least one entry for every row that `startFind`
 * finds. For single rows: it decodes texts.
 */
export function matchedFields(table: SpanTable, row: number, query: string): readonly MatchedField[] {
  const result: MatchedField[] = [];
  if (query === '') return result;
  const matches = textMatcher(query);
  const span = new Span(table, row as SpanRow);
  const addText = (where: MatchedField['where'], text: string, index = -1): void => {
    if (matches(text)) result.push({ where, key: '', text, index });
  };
  const addAttributes = (where: MatchedField['where'], attributes: readonly Attribute[], index = -1): void => {
    for (const { key, text } of attributes) {
      if (matches(key) || matches(text)) result.push({ where, key, text, index });
    }
  };
  addText('operation', span.operation);
  addText('service', span.service);
  addText('statusMessage', span.statusMessage);
  addText('spanId', span.spanId);
  if (span.parent === undefined) addText('parentId', span.parentId);
  addText('traceId', span.traceId);
  addAttributes('attribute', span.attributes);
  for (const [index, event] of span.events.entries()) {
    addText('event', event.name, index);
    addAttributes('event', event.attributes, index);
  }
  for (const [index, link] of span.links.entries()) {
    addText('link', link.traceId, index);
    addText('link', link.spanId, index);
    addAttributes('link', link.attributes, index);
  }
  addAttributes('resource', span.resourceAttributes);
  addText('scope', span.scope.name);
  addText('scope', span.scope.version);
  addAttributes('scope', span.scope.attributes);
  return result;
}
