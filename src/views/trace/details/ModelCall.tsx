import { useMemo } from 'react';
import { conventionsOf } from '#analysis/conventions.ts';
import { readConversation } from '#analysis/modelConversation.ts';
import { modelFigures } from '#analysis/modelFigures.ts';
import { formatCount } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { Marked } from './Marked.tsx';
import { MessageList } from './MessageList.tsx';
import styles from './ModelCall.module.css';
import { usePane } from './paneContext.ts';
import { Section } from './Section.tsx';

/** The operation alone is said by the span's title and its attributes. */
const LEAST_FIGURES = 2;

/** A call to a model, an agent or a tool: its figures, and what was said. Nothing where nothing was sent. */
export function ModelCall({ row }: { readonly row: SpanRow }) {
  const { table } = usePane().trace;
  const { figures, conversation } = useMemo(() => {
    const span = new Span(table, row);
    return {
      figures: modelFigures(conventionsOf(table), row),
      conversation: readConversation(span.attributes, span.events),
    };
  }, [table, row]);
  const { input, output } = conversation;
  const count = input.length + output.length;
  return (
    <>
      {figures.length >= LEAST_FIGURES && (
        <Section id="model" title="Model">
          <dl className={styles['figures']}>
            {figures.map(({ name, text }) => (
              <div key={name} className={styles['figure']}>
                <dt className={styles['name']}>{name}</dt>
                <dd className={styles['text']}>
                  <Marked text={text} withBreaks />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {count > 0 && (
        <Section id="conversation" title="Conversation" count={formatCount(count)}>
          <MessageList messages={input} side="input" />
          <MessageList messages={output} side="output" />
        </Section>
      )}
    </>
  );
}
