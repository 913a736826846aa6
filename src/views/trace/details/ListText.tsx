import { decodeJsonString, readJsonEntries, readJsonValue } from '#analysis/jsonScan.ts';
import { FoldedText } from './FoldedText.tsx';

/** The entries of a JSON list of texts, a line for each. */
export function ListText({ text }: { readonly text: string }) {
  const { entries } = readJsonEntries(text, readJsonValue(text, 0));
  const lines = entries.map(({ value: { kind, start, end } }) => {
    const json = text.slice(start, end);
    return kind === 'string' ? decodeJsonString(json) : json;
  });
  return <FoldedText text={lines.join('\n')} />;
}
