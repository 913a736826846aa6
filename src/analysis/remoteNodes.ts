import { SPAN_KIND } from '#model/spanTable.ts';
import type { Conventions } from './conventions.ts';
import type { GraphNodeType } from './graphParts.ts';
import { nameSent, queueName } from './remoteName.ts';
import type { SpanType } from './spanTypes.ts';
import { deriveSpanType } from './spanTypes.ts';

/** What stands on the other side of a call of which only one side is recorded. */
export interface RemoteNode {
  readonly type: GraphNodeType;
  /** as the span writes it */
  readonly name: string;
  /** false: a queue or a database, which may have the name of a service and is none */
  readonly mayBeService: boolean;
}

const TYPES: Readonly<Partial<Record<SpanType, GraphNodeType>>> = {
  cache: 'cache',
  database: 'database',
  messagingOut: 'queue',
  messagingIn: 'queue',
  model: 'model',
  embeddings: 'model',
  retrieval: 'model',
  agent: 'model',
};
/** More distinct addresses than this are told by their networks (semantic-conventions §3). */
const MOST_ADDRESSES = 20;
const ADDRESS = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?::\d+)?$/;

/** What a CLIENT or PRODUCER called; undefined when it does not say. */
export function remoteNode(facts: Conventions, row: number): RemoteNode | undefined {
  const isProducer = facts.table.kind[row] === SPAN_KIND.producer;
  const type = isProducer ? 'queue' : (TYPES[deriveSpanType(facts.table, row)] ?? 'external');
  if (type === 'queue') return queueOf(facts, row);
  const name = nameSent(facts, row);
  if (name === undefined) return undefined;
  if (type !== 'external') return { type, name, mayBeService: name === facts.text(row, 'service.peer.name') };
  return { type: facts.has(row, 'faas.invoked_name') ? 'function' : 'external', name, mayBeService: true };
}

/**
 * The queue that a span of either side names, else the broker; undefined when it names neither. Before the peer that it
 * may name as well, so that a message is in the same queue whether or not its consumer was recorded.
 */
export function queueOf(facts: Conventions, row: number): RemoteNode | undefined {
  const queue = queueName(facts, row);
  if (queue !== undefined) return { type: 'queue', name: queue, mayBeService: false };
  const name = nameSent(facts, row);
  return name === undefined ? undefined : { type: 'queue', name, mayBeService: true };
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
