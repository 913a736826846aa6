import json from 'highlight.js/lib/languages/json';
import sql from 'highlight.js/lib/languages/sql';
import xml from 'highlight.js/lib/languages/xml';
import { createLowlight } from 'lowlight';

export type CodeLanguage = 'sql' | 'json' | 'xml';

/** A stretch of code of one colour; `role` is the name of a class in CodeText.module.css, undefined for plain text. */
export interface CodeToken {
  readonly text: string;
  readonly role: CodeRole | undefined;
}

export type CodeRole = 'keyword' | 'string' | 'number' | 'name' | 'comment' | 'mark';

/** Classes of the highlighter by the few roles that we colour. */
const ROLES: Readonly<Record<string, CodeRole>> = {
  'hljs-keyword': 'keyword',
  'hljs-operator': 'keyword',
  'hljs-built_in': 'name',
  'hljs-type': 'name',
  'hljs-attr': 'name',
  'hljs-name': 'name',
  'hljs-string': 'string',
  'hljs-regexp': 'string',
  'hljs-number': 'number',
  'hljs-literal': 'number',
  'hljs-variable': 'number',
  'hljs-comment': 'comment',
  'hljs-meta': 'comment',
  'hljs-punctuation': 'mark',
};

const lowlight = createLowlight({ sql, json, xml });

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly properties?: { readonly className?: unknown };
  readonly children?: readonly Node[];
}

/** A text as tokens whose texts together are the text. */
export function codeTokens(text: string, language: CodeLanguage): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  const walk = (node: Node, role: CodeRole | undefined): void => {
    if (node.type === 'text') tokens.push({ text: node.value ?? '', role });
    const names = node.properties?.className;
    const own = Array.isArray(names) ? names.map((name) => ROLES[String(name)]).find((found) => found) : undefined;
    for (const child of node.children ?? []) walk(child, own ?? role);
  };
  walk(lowlight.highlight(language, text), undefined);
  return tokens;
}
