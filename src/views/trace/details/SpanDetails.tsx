import type { Ref } from 'react';
import { groupResourceAttributes, groupSpanAttributes } from '#analysis/attributeGroups.ts';
import { foldAliases } from '#analysis/aliasFolding.ts';
import { isCalled } from '#analysis/conventions.ts';
import { linkingRows, linkTargets } from '#analysis/linkTargets.ts';
import { deriveSpanType } from '#analysis/spanTypes.ts';
import { formatCount } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import type { SpanRow } from '#model/spanTable.ts';
import { useErrors } from '#state/derived.ts';
import { AttributeList, plainEntries } from './AttributeList.tsx';
import { ErrorReason } from './ErrorReason.tsx';
import { EventList } from './EventList.tsx';
import { withoutLoggedTwice } from '#analysis/exceptionFacts.ts';
import { filterGroups } from './filterGroups.ts';
import { LinkList } from './LinkList.tsx';
import { ModelPart } from './ModelPart.tsx';
import { OperationYardstick } from './OperationYardstick.tsx';
import { usePane } from './paneContext.ts';
import { RawSpan } from './RawSpan.tsx';
import { ResourceGroups } from './ResourceGroups.tsx';
import { Section } from './Section.tsx';
import { SpanAttributes } from './SpanAttributes.tsx';
import { SpanHeader } from './SpanHeader.tsx';
import { SpanIds } from './SpanIds.tsx';
import { SpanMessages } from './SpanMessages.tsx';
import { SpanRowContext } from './spanRow.ts';

export interface SpanDetailsProps {
  readonly row: SpanRow;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
  /** of attributes and resource */
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}

/** Spans that link here and are shown. */
const MOST_LINKING = 20;

/** One span: what it was, what went wrong, what it said of itself, how others went, where it ran; last its ids. */
export function SpanDetails({ row, heading, onClose, filter, onFilter }: SpanDetailsProps) {
  const { table, document } = usePane().trace;
  const isError = useErrors(document).failed[row] === 1;
  const span = new Span(table, row);
  const { links, resourceAttributes, scope } = span;
  const events = withoutLoggedTwice(span.events);
  const groups = groupSpanAttributes(
    foldAliases(span.attributes, isCalled(table.kind[row])),
    deriveSpanType(table, row),
  );
  const linking = linkingRows(table, row, MOST_LINKING);
  const scopeEntries = plainEntries([
    ...(scope.name === '' ? [] : [{ key: 'name', type: 'string', text: scope.name } as const]),
    ...(scope.version === '' ? [] : [{ key: 'version', type: 'string', text: scope.version } as const]),
    ...scope.attributes,
  ]);
  return (
    <SpanRowContext value={row}>
      <SpanHeader row={row} heading={heading} onClose={onClose} />
      <ErrorReason row={row} />
      <SpanMessages row={row} />
      <ModelPart row={row} />
      <SpanAttributes groups={groups} isError={isError} filter={filter} onFilter={onFilter} />
      {events.length > 0 && (
        <Section id="events" title="Events" count={formatCount(events.length)}>
          <EventList row={row} events={events} />
        </Section>
      )}
      {links.length + linking.length > 0 && (
        <Section id="links" title="Links" count={formatCount(links.length + linking.length)}>
          <LinkList row={row} links={links} targets={linkTargets(table, row)} linking={linking} />
        </Section>
      )}
      <Section id="operation" title="Same operation here">
        <OperationYardstick row={row} />
      </Section>
      {resourceAttributes.length > 0 && (
        <Section id="resource" title="Resource" count={formatCount(resourceAttributes.length)}>
          <ResourceGroups groups={filterGroups(groupResourceAttributes(resourceAttributes), filter)} />
        </Section>
      )}
      {scopeEntries.length > 0 && (
        <Section id="scope" title="Scope">
          <AttributeList entries={scopeEntries} />
        </Section>
      )}
      <Section id="ids" title="Ids and times">
        <SpanIds row={row} />
      </Section>
      <Section id="json" title="Span as JSON" openAtFirst={false}>
        <RawSpan row={row} />
      </Section>
    </SpanRowContext>
  );
}
