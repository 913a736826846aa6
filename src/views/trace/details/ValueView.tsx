import { decodeBase64Text } from '#analysis/base64Text.ts';
import { looksLikeJson } from '#analysis/textSigns.ts';
import { assertNever } from '#base/assert.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { AddressTable, HeaderTable, ParameterTable } from './FieldTable.tsx';
import { CodeText } from './CodeText.tsx';
import { FoldedText } from './FoldedText.tsx';
import { JsonTree } from './JsonTree.tsx';
import { ListText } from './ListText.tsx';
import { ModelCall } from './ModelCall.tsx';
import { QueryText } from './QueryText.tsx';
import { RawSpanText } from './RawSpanText.tsx';
import { StackFrames } from './StackFrames.tsx';
import { TokenView } from './TokenView.tsx';
import type { OpeningKind, ShownKind } from './valueForm.ts';

export type ValueViewProps =
  | { readonly kind: Exclude<OpeningKind | ShownKind, 'stack'>; readonly text: string }
  /** `lines`: shown at first, a run of folded frames counts as one; 8 unless told */
  | { readonly kind: 'stack'; readonly text: string; readonly lines?: number | undefined }
  /** what a span said to a model, and the span as JSON */
  | { readonly kind: 'model' | 'span'; readonly row: SpanRow };

/** Frames of a stack trace among attributes that tell one from another. */
const STACK_LINES = 8;

/**
 * A value in the form that it is written in. What it shows is worked out while rendering, so only for what is looked at.
 * All of it is one piece of code, which comes when the first is shown: use `LazyValue`.
 */
export function ValueView(props: ValueViewProps) {
  switch (props.kind) {
    case 'json':
      return <JsonTree text={props.text} />;
    case 'address':
      return <AddressTable text={props.text} />;
    case 'parameters':
      return <ParameterTable text={props.text} />;
    case 'headers':
      return <HeaderTable text={props.text} />;
    case 'token':
      return <TokenView text={props.text} />;
    case 'base64':
      return <DecodedText text={props.text} />;
    case 'query':
      return <QueryText text={props.text} />;
    case 'markup':
      return <CodeText text={props.text} language="xml" />;
    case 'list':
      return <ListText text={props.text} />;
    case 'stack':
      return <StackFrames stack={props.text} lines={props.lines ?? STACK_LINES} />;
    case 'model':
      return <ModelCall row={props.row} />;
    case 'span':
      return <RawSpanText row={props.row} />;
    default:
      return assertNever(props);
  }
}

/** Base64 as the text within it. */
function DecodedText({ text }: { readonly text: string }) {
  const decoded = decodeBase64Text(text);
  if (decoded === undefined) return <FoldedText text={text} look="block" />;
  return looksLikeJson(decoded) ? <JsonTree text={decoded} /> : <FoldedText text={decoded} look="block" lines={12} />;
}
