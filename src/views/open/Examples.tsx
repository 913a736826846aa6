import { useExamples } from '#state/examples.ts';
import { formatRoute } from '#state/route.ts';
import { counted } from '#views/shared/counted.ts';
import styles from './Examples.module.css';
import { ExampleSketch } from './ExampleSketch.tsx';

/** Built-in documents, each with what there is to find. */
export function Examples() {
  const examples = useExamples();
  return (
    <section aria-labelledby="examples-title">
      <h2 className={styles['title']} id="examples-title">
        Examples
      </h2>
      <ul className={styles['list']}>
        {examples.map(({ id, title, summary, spans }) => (
          <li key={id}>
            <a
              className={styles['card']}
              href={formatRoute({
                screen: 'traces',
                document: { kind: 'example', id },
                params: new URLSearchParams(),
              })}
              data-testid={`example-${id}`}
            >
              <ExampleSketch id={id} />
              <span className={styles['words']}>
                <span className={styles['line']}>
                  <strong className={styles['name']}>{title}</strong>
                  <span className={styles['count']}>{counted(spans, 'span')}</span>
                </span>
                <span className={styles['summary']}>{summary}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
