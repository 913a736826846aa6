import { useState } from 'react';
import type { Attribute } from '#model/attributes.ts';
import { formatBytes } from '#model/formatTime.ts';
import { indentJson } from '#model/spanJson.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './AttributeValue.module.css';
import { FoldedText } from './FoldedText.tsx';
import { Marked } from './Marked.tsx';
import type { ValueForm } from './valueForm.ts';

/** The value of an attribute in the form that fits it. */
export function AttributeValue({ attribute, form }: { readonly attribute: Attribute; readonly form: ValueForm }) {
  const { text } = attribute;
  switch (form.kind) {
    case 'nothing':
      return <i className={styles['aside']}>{form.words}</i>;
    case 'plain':
      return form.isWide ? <FoldedText text={text} /> : <Marked text={text} withBreaks={text.length > UNBROKEN} />;
    case 'link':
      return (
        <a className={styles['link']} href={form.href} target="_blank" rel="noopener noreferrer">
          <Marked text={text} withBreaks />
        </a>
      );
    case 'block':
      return <FoldedText text={text} look="block" />;
    case 'json':
      return <FoldedJson text={text} />;
    case 'bytes':
      return (
        <>
          <FoldedText text={text} /> <span className={styles['aside']}>{`${formatBytes(form.size)}, base64`}</span>
        </>
      );
  }
}

/** Begins as a line of the text itself; opened, it is laid out. */
function FoldedJson({ text }: { readonly text: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles['json']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon name="chevronRight" size={10} className={styles['chevron']} />
        <span className={styles['preview']}>
          <Marked text={text.slice(0, PREVIEW)} />
        </span>
      </button>
      {isOpen && <FoldedText text={indentJson(text)} look="block" lines={20} />}
    </>
  );
}

/** Characters that fit beside a long key: longer values should break after their dots and slashes. */
const UNBROKEN = 16;
/** Characters of folded JSON: more than one line of any pane holds. */
const PREVIEW = 160;
