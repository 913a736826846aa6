import type { AttributeGroup } from '#analysis/attributeGroups.ts';
import { AttributeList } from './AttributeList.tsx';
import styles from './ResourceGroups.module.css';

/** What the span's service runs as and on, in the groups and the order in which one asks. */
export function ResourceGroups({ groups }: { readonly groups: readonly AttributeGroup[] }) {
  if (groups.length === 0) return <p className={styles['none']}>None has the filter’s text.</p>;
  return groups.map(({ heading, entries }) => (
    <div key={heading} className={styles['group']}>
      {groups.length > 1 && <h4 className={styles['heading']}>{heading}</h4>}
      <AttributeList entries={entries} />
    </div>
  ));
}
