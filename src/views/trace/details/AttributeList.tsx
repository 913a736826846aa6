import { useState } from 'react';
import type { AttributeEntry } from '#analysis/attributeGroups.ts';
import type { Attribute } from '#model/attributes.ts';
import { formatCount } from '#model/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { classNames } from '#ui/classNames.ts';
import { Icon } from '#ui/Icon.tsx';
import { AlsoSent } from './AlsoSent.tsx';
import styles from './AttributeList.module.css';
import { AttributeValue } from './AttributeValue.tsx';
import { Mark, Marked } from './Marked.tsx';
import { countMatches } from './markPieces.ts';
import { usePane } from './paneContext.ts';
import { valueForm, valueTitle } from './valueForm.ts';

/** Lines rendered at first: a span of a thousand attributes must not hold up the selection. */
const MOST_LINES = 100;

export interface AttributeListProps {
  readonly entries: readonly AttributeEntry[];
  /** lines rendered at first, 100 unless told */
  readonly most?: number | undefined;
  /** drawn as what tells of the error */
  readonly isBad?: ((attribute: Attribute) => boolean) | undefined;
}

/** Attributes as lines of key and value; each has a menu. */
export function AttributeList({ entries, most = MOST_LINES, isBad }: AttributeListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? entries : entries.slice(0, most);
  return (
    <>
      <dl className={styles['list']}>
        {shown.map((entry, at) => (
          // A key may occur twice, and entries never move.
          <Line key={at} entry={entry} isBad={isBad?.(entry.attribute) === true} />
        ))}
      </dl>
      {shown.length < entries.length && (
        <Button size="small" variant="quiet" className={styles['all']} onClick={() => setIsWhole(true)}>
          Show all {formatCount(entries.length)}
        </Button>
      )}
    </>
  );
}

/** Attributes without groups, as they were sent, with whole keys. */
export function plainEntries(attributes: readonly Attribute[]): readonly AttributeEntry[] {
  return attributes.map((attribute) => ({ label: attribute.key, attribute }));
}

function Line({ entry, isBad }: { readonly entry: AttributeEntry; readonly isBad: boolean }) {
  const { openMenu } = usePane();
  const { label, attribute, repeats } = entry;
  const form = valueForm(attribute);
  return (
    <div className={classNames(styles['line'], form.isWide && styles['wide'], isBad && styles['bad'])}>
      <dt className={styles['key']} title={attribute.key}>
        <Key label={label} whole={attribute.key} />
      </dt>
      <dd className={styles['value']} title={valueTitle(attribute)}>
        <AttributeValue attribute={attribute} form={form} />
        {repeats && <AlsoSent repeats={repeats} />}
        <button
          type="button"
          className={styles['menu']}
          aria-haspopup="menu"
          aria-label={`Copy or find ${attribute.key}`}
          onClick={(event) => openMenu(event.currentTarget, attribute)}
        >
          <Icon name="more" size={14} />
        </button>
      </dd>
    </div>
  );
}

/** The key, or what the heading leaves of it; marked as a whole where what is searched for reaches into the heading. */
function Key({ label, whole }: { readonly label: string; readonly whole: string }) {
  const { find } = usePane();
  const isInHeading = find !== '' && countMatches(label, find) === 0 && countMatches(whole, find) > 0;
  return isInHeading ? <Mark>{label}</Mark> : <Marked text={label} withBreaks={label.length > 15} />;
}
