import styles from './CodeText.module.css';
import { FoldedText } from './FoldedText.tsx';
import { Marked } from './Marked.tsx';

/** Commands of a key-value store, a line each: the verb stands out. */
export function CommandText({ text }: { readonly text: string }) {
  return (
    <FoldedText
      text={text}
      look="block"
      lines={12}
      render={(shown) =>
        shown.split('\n').map((line, at) => {
          const verb = /^\s*\S+/.exec(line)?.[0] ?? '';
          return (
            <span key={at}>
              {at > 0 && '\n'}
              <span className={styles['keyword']}>
                <Marked text={verb} />
              </span>
              <Marked text={line.slice(verb.length)} />
            </span>
          );
        })
      }
    />
  );
}
