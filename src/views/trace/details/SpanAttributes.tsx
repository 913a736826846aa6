import { useState } from 'react';
import type { AttributeGroup } from '#analysis/attributeGroups.ts';
import { formatCount } from '#model/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { AttributeList } from './AttributeList.tsx';
import { isTellingOfError } from './errorAttributes.ts';
import { countEntries, filterGroups, firstEntries } from './filterGroups.ts';
import { Section } from './Section.tsx';
import styles from './SpanAttributes.module.css';

export interface SpanAttributesProps {
  readonly groups: readonly AttributeGroup[];
  readonly isError: boolean;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}

/** Up to here a look finds what a filter would. */
const FEW = 12;
/** Lines rendered at first. */
const MOST_LINES = 100;

/** The span's attributes, a section for each group; with a filter where there are many. */
export function SpanAttributes({ groups, isError, filter, onFilter }: SpanAttributesProps) {
  const [isWhole, setIsWhole] = useState(false);
  const all = countEntries(groups);
  const found = filterGroups(groups, filter);
  const shown = isWhole ? found : firstEntries(found, MOST_LINES);
  const hidden = countEntries(found) - countEntries(shown);
  return (
    <>
      {(all > FEW || filter !== '') && (
        <div className={styles['filter']}>
          <SearchField
            label="Filter attributes"
            placeholder={`Filter ${formatCount(all)} attributes`}
            value={filter}
            onChange={onFilter}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || filter === '') return;
              // Not also the trace's way back out.
              event.preventDefault();
              onFilter('');
            }}
            trailing={filter === '' ? undefined : `${formatCount(countEntries(found))} of ${formatCount(all)}`}
          />
        </div>
      )}
      {shown.map(({ heading, entries }) => (
        <Section key={heading} id={`attributes ${heading}`} title={heading}>
          <AttributeList entries={entries} most={Infinity} isBad={isError ? isTellingOfError : undefined} />
        </Section>
      ))}
      {hidden > 0 && (
        <div className={styles['rest']}>
          <Button size="small" onClick={() => setIsWhole(true)}>
            Show all {formatCount(countEntries(found))} attributes
          </Button>
        </div>
      )}
      {all === 0 && <p className={styles['none']}>It was sent without attributes.</p>}
    </>
  );
}
