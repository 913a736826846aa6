import { useState } from 'react';
import { looksLikeJson } from '#analysis/textSigns.ts';
import type { MessagePart, ModelMessage } from '#analysis/modelMessages.ts';
import { formatCount } from '#model/formatTime.ts';
import { classNames } from '#ui/classNames.ts';
import { FoldedText } from './FoldedText.tsx';
import { JsonTree } from './JsonTree.tsx';
import { Marked } from './Marked.tsx';
import styles from './ModelCall.module.css';

export interface MessageListProps {
  readonly messages: readonly ModelMessage[];
  readonly side: 'input' | 'output';
}

/** Messages rendered at first of a long talk: the one it began with, and the last ones, which the answer is to. */
const FIRST = 1;
const LAST = 8;
/** Lines of a message shown at first. */
const LINES = 8;

/** What was said to a model, or what it said, message by message. */
export function MessageList({ messages, side }: MessageListProps) {
  const [isWhole, setIsWhole] = useState(false);
  if (messages.length === 0) return null;
  // A button in place of one or two messages would save nothing.
  const isCut = !isWhole && messages.length > FIRST + LAST + 2;
  const before = isCut ? messages.slice(0, FIRST) : messages;
  const after = isCut ? messages.slice(-LAST) : [];
  return (
    <ol className={styles['list']} aria-label={side === 'input' ? 'Input' : 'Output'}>
      {before.map((message, at) => (
        <Message key={at} message={message} side={side} />
      ))}
      {isCut && (
        <li>
          <button type="button" className={styles['more']} onClick={() => setIsWhole(true)}>
            {`Show ${formatCount(messages.length - FIRST - LAST)} messages between`}
          </button>
        </li>
      )}
      {after.map((message, at) => (
        <Message key={at} message={message} side={side} />
      ))}
    </ol>
  );
}

function Message({ message, side }: { readonly message: ModelMessage; readonly side: 'input' | 'output' }) {
  const { role, parts, finish } = message;
  return (
    <li className={classNames(styles['message'], side === 'output' && styles['output'])}>
      <p className={styles['role']}>
        <Marked text={role === '' ? side : role} />
        {finish !== '' && <span className={styles['aside']}>{` · finish: ${finish}`}</span>}
      </p>
      {parts.map((part, at) => (
        <div key={at} className={styles['part']}>
          <Part part={part} />
        </div>
      ))}
    </li>
  );
}

function Part({ part }: { readonly part: MessagePart }) {
  switch (part.kind) {
    case 'text':
      return <Words text={part.text} />;
    case 'reasoning':
      return (
        <>
          <p className={styles['aside']}>reasoning</p>
          <div className={styles['reasoning']}>
            <FoldedText text={part.text} lines={LINES} />
          </div>
        </>
      );
    case 'call':
      return (
        <>
          <ToolLine words="calls" name={part.name} id={part.id} />
          {part.text !== '' && <Words text={part.text} />}
        </>
      );
    case 'result':
      return (
        <>
          <ToolLine words="result" name={part.name} id={part.id} />
          {part.text !== '' && <Words text={part.text} />}
        </>
      );
    case 'other':
      return (
        <>
          <p className={styles['aside']}>{part.name}</p>
          <Words text={part.text} />
        </>
      );
  }
}

function ToolLine({ words, name, id }: { readonly words: string; readonly name: string; readonly id: string }) {
  return (
    <p className={styles['aside']}>
      {words}{' '}
      {name !== '' && (
        <span className={styles['tool']}>
          <Marked text={name} withBreaks />
        </span>
      )}
      {id !== '' && ` · ${id}`}
    </p>
  );
}

/** A text as it is, Markdown too; JSON as a tree. */
function Words({ text }: { readonly text: string }) {
  return looksLikeJson(text) ? (
    <div className={styles['tool']}>
      <JsonTree text={text} />
    </div>
  ) : (
    <FoldedText text={text} lines={LINES} />
  );
}
