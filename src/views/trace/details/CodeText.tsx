import { Fragment, Suspense, use } from 'react';
import type { CodeLanguage, CodeToken } from './codeColours.ts';
import styles from './CodeText.module.css';
import { codePieces } from './codePieces.ts';
import { FoldedText } from './FoldedText.tsx';
import { loadColours } from './loadColours.ts';
import { Mark, Marked } from './Marked.tsx';
import { markPieces } from './markPieces.ts';
import { usePane } from './paneContext.ts';
import { shownText } from './shownText.ts';

export interface CodeTextProps {
  readonly text: string;
  readonly language: CodeLanguage;
  /** lines shown at first, 16 unless told */
  readonly lines?: number | undefined;
}

/** Characters that are coloured; of more, colours cost more than they tell. */
const MOST_COLOURED = 20_000;

/** Code in colours: its first lines, and all of it on demand. Until the colours have come it stands without. */
export function CodeText({ text, language, lines = 16 }: CodeTextProps) {
  return (
    <Suspense fallback={<FoldedText text={text} look="block" lines={lines} />}>
      <FoldedText
        text={text}
        look="block"
        lines={lines}
        render={(shown) =>
          shown.length > MOST_COLOURED ? <Marked text={shown} /> : <Coloured text={shown} language={language} />
        }
      />
    </Suspense>
  );
}

function Coloured({ text, language }: { readonly text: string; readonly language: CodeLanguage }) {
  const { find } = usePane();
  const colours = use(loadColours());
  const shown = shownText(text);
  return codePieces(colours.codeTokens(shown, language), markPieces(shown, find)).map(({ isMatch, tokens }, at) =>
    isMatch ? (
      <Mark key={at}>
        <Tokens tokens={tokens} />
      </Mark>
    ) : (
      <Tokens key={at} tokens={tokens} />
    ),
  );
}

function Tokens({ tokens }: { readonly tokens: readonly CodeToken[] }) {
  return tokens.map(({ text, role }, at) =>
    role === undefined ? (
      <Fragment key={at}>{text}</Fragment>
    ) : (
      <span key={at} className={styles[role]}>
        {text}
      </span>
    ),
  );
}
