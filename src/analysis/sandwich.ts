import type { Steps } from '#base/slicedWork.ts';
import type { CallTree } from './callTree.ts';
import { CallNodes } from './callTree.ts';

/**
 * One operation between all that calls it and all that it calls. Both trees have it as their one root: in `callees`
 * children are what was called below, in `callers` those who called, so that the root callers are the leaves. Where it
 * calls itself, only the outermost call is it; the others are among what it calls.
 */
export interface Sandwich {
  readonly callers: CallTree;
  readonly callees: CallTree;
  /** callers further away than MOST_CALLERS were left out */
  readonly isCut: boolean;
}

/** Callers above one another that are followed: more than anybody reads, and a bound for chains of 100,000. */
export const MOST_CALLERS = 256;

const SLICE = 1 << 14;

/** `service` and `operation` as in the tree; undefined when no node has them. */
export function* deriveSandwich(tree: CallTree, service: number, operation: number): Steps<Sandwich | undefined> {
  const outermost = yield* findOutermost(tree, service, operation);
  if (outermost.length === 0) return undefined;
  const callees = new CallNodes();
  const mapped = new Int32Array(tree.length).fill(-1);
  for (const node of outermost) mapped[node] = callees.find(-1, service, operation);
  for (let node = 0; node < tree.length; node++) {
    const above = tree.parent[node];
    if (mapped[node] < 0 && above >= 0 && mapped[above] >= 0) {
      mapped[node] = callees.find(mapped[above], tree.service[node], tree.operation[node]);
    }
    if (mapped[node] >= 0) callees.addAll(mapped[node], spansOf(tree, node));
    if ((node & (SLICE - 1)) === 0) yield;
  }
  const callers = new CallNodes();
  let isCut = false;
  let steps = 0;
  for (const node of outermost) {
    let at = -1;
    let caller = node;
    for (let step = 0; caller >= 0; step++) {
      if (step > MOST_CALLERS) {
        isCut = true;
        break;
      }
      at = callers.find(at, tree.service[caller], tree.operation[caller]);
      // A caller is as wide as the calls that came through it; all of that is in the last one.
      const isLast = tree.parent[caller] < 0 || step === MOST_CALLERS;
      callers.addAll(at, { ...spansOf(tree, node), self: isLast ? tree.value[node] : 0 });
      caller = tree.parent[caller];
      if ((++steps & (SLICE - 1)) === 0) yield;
    }
  }
  return { callers: yield* callers.finish(), callees: yield* callees.finish(), isCut };
}

/** Nodes with these names that have no other one above them. */
function* findOutermost(tree: CallTree, service: number, operation: number): Steps<number[]> {
  const inside = new Uint8Array(tree.length);
  const found: number[] = [];
  for (let node = 0; node < tree.length; node++) {
    const above = tree.parent[node];
    const isBelow = above >= 0 && inside[above] === 1;
    const isIt = tree.operation[node] === operation && tree.service[node] === service;
    if (isIt && !isBelow) found.push(node);
    inside[node] = isIt || isBelow ? 1 : 0;
    if ((node & (SLICE - 1)) === 0) yield;
  }
  return found;
}

function spansOf(tree: CallTree, node: number) {
  return {
    row: tree.longest[node],
    longestNs: tree.longestNs[node],
    count: tree.count[node],
    failed: tree.failed[node],
    self: tree.self[node],
  };
}
