import type { Attribute } from '#model/attributes.ts';
import { formatBytes } from '#model/formatTime.ts';
import { usePreferences } from '#state/preferences.ts';
import styles from './AttributeValue.module.css';
import { FoldedText } from './FoldedText.tsx';
import { Marked } from './Marked.tsx';
import { measureWords } from './measureWords.ts';
import { OpeningParts, OpeningValue } from './OpeningValue.tsx';
import { ShownValue } from './ShownValue.tsx';
import type { ValueForm } from './valueForm.ts';

/** The value of an attribute in the form that fits it. */
export function AttributeValue({ attribute, form }: { readonly attribute: Attribute; readonly form: ValueForm }) {
  const { text } = attribute;
  const zone = usePreferences((preferences) => preferences.zone);
  switch (form.kind) {
    case 'nothing':
      return <i className={styles['aside']}>{form.words}</i>;
    case 'plain':
      return form.isWide ? <FoldedText text={text} /> : <Marked text={text} withBreaks={text.length > UNBROKEN} />;
    case 'measure':
      return (
        <>
          <Marked text={text} withBreaks={text.length > UNBROKEN} />
          <span className={styles['beside']}>{measureWords(form.measure, zone)}</span>
        </>
      );
    case 'link':
      return (
        <>
          <a className={styles['link']} href={form.href} target="_blank" rel="noopener noreferrer">
            <Marked text={text} withBreaks />
          </a>
          {form.hasParts && <OpeningParts text={text} kind="address" words="Parts" />}
        </>
      );
    case 'block':
      return <FoldedText text={text} look="block" />;
    case 'json':
    case 'address':
    case 'parameters':
    case 'token':
    case 'base64':
    case 'headers':
      return <OpeningValue text={text} kind={form.kind} />;
    case 'query':
    case 'markup':
    case 'stack':
    case 'list':
      return <ShownValue text={text} kind={form.kind} />;
    case 'bytes':
      return (
        <>
          <FoldedText text={text} /> <span className={styles['aside']}>{`${formatBytes(form.size)}, base64`}</span>
          {form.hasText && <OpeningParts text={text} kind="base64" words="Text" />}
        </>
      );
  }
}

/** Characters that fit beside a long key: longer values should break after their dots and slashes. */
const UNBROKEN = 16;
