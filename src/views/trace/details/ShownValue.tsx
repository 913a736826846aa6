import { classNames } from '#ui/classNames.ts';
import styles from './AttributeValue.module.css';
import { FoldedText } from './FoldedText.tsx';
import { LazyValue } from './LazyValue.tsx';
import { toggleSection, useIsSectionOpen } from './sectionStates.ts';
import type { ShownKind } from './valueForm.ts';

/** Forms that change more than colours; how a reader wants them holds for the next span too. */
const CHANGED: ReadonlySet<ShownKind> = new Set(['query', 'list']);

/** A value in its form at once, with a switch to the text as it was sent. */
export function ShownValue({ text, kind }: { readonly text: string; readonly kind: ShownKind }) {
  const id = `as sent ${kind}`;
  const isRaw = useIsSectionOpen(id, false);
  if (!CHANGED.has(kind)) return <LazyValue text={text} kind={kind} />;
  return (
    <div className={styles['shown']}>
      {isRaw ? (
        <FoldedText text={text} look={kind === 'list' ? 'plain' : 'block'} lines={12} />
      ) : (
        <LazyValue text={text} kind={kind} />
      )}{' '}
      <button
        type="button"
        className={classNames(styles['raw'], kind === 'list' && styles['quiet'])}
        aria-pressed={isRaw}
        onClick={() => toggleSection(id)}
      >
        As sent
      </button>
    </div>
  );
}
