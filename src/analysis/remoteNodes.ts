import { SPAN_KIND } from '#model/spanTable.ts';
import type { Conventions } from './conventions.ts';
import type { GraphNodeType } from './graphParts.ts';
import { nameSent, queueName } from './remoteName.ts';
import { deriveSpanType } from './spanTypes.ts';

/** What stands on the other side of a call of which only one side is recorded. */
export interface RemoteNode {
  readonly type: GraphNodeType;
  /** as the span writes it */
  readonly name: string;
}

/** More distinct addresses than this are told by their networks (semantic-conventions §3). */
const MOST_ADDRESSES = 20;
const ADDRESS = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?::\d+)?$/;

/** What a CLIENT or PRODUCER called; undefined when it does not say. */
export function remoteNode(facts: Conventions, row: number): RemoteNode | undefined {
  const type = remoteType(facts, row);
  // The queue before the peer, so that a message is in the same queue whether or not its consumer was recorded.
  const name = type === 'queue' ? queueOf(facts, row) : nameSent(facts, row);
  return name === undefined ? undefined : { type, name };
}

/** The queue that a span of either side names; undefined when it names none, not even a broker. */
export function queueOf(facts: Conventions, row: number): string | undefined {
  return queueName(facts, row) ?? nameSent(facts, row);
}

function remoteType(facts: Conventions, row: number): GraphNodeType {
  if (facts.table.kind[row] === SPAN_KIND.producer) return 'queue';
  switch (deriveSpanType(facts.table, row)) {
    case 'cache':
      return 'cache';
    case 'database':
      return 'database';
    case 'messagingOut':
    case 'messagingIn':
      return 'queue';
    case 'model':
    case 'embeddings':
    case 'retrieval':
    case 'agent':
      return 'model';
    default:
      return facts.has(row, 'faas.invoked_name') ? 'function' : 'external';
  }
}

/** Gives the network of an address where `names` have too many of them, else the name itself. */
export function addressGrouping(names: Iterable<string>): (name: string) => string {
  let addresses = 0;
  for (const name of names) if (ADDRESS.test(name)) addresses++;
  if (addresses <= MOST_ADDRESSES) return (name) => name;
  return (name) => {
    const network = ADDRESS.exec(name)?.[1];
    return network === undefined ? name : `${network}.0/24`;
  };
}
