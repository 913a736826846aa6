/** One entry per name. */
export interface ServiceSlots {
  /** 0 … slots − 1, index into the palette; −1 = the unknown service, drawn neutral */
  readonly slot: Int32Array;
  /** 0 = plain; 1, 2, … = so many services before it had to share the colour */
  readonly pattern: Int32Array;
}

/** FNV-1a, 32 bits, of the UTF-8 bytes; unsigned. */
export function serviceHash(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/**
 * A colour slot for each service name (algorithms §8): the slot its hash says, so that a service keeps its colour in
 * every document. Of several with one home slot the smallest hash stays and the others look for a free one. `slots` is
 * a power of two. The empty name, the unknown service, gets −1.
 */
export function deriveServiceSlots(names: readonly string[], slots = 16): ServiceSlots {
  const slot = new Int32Array(names.length).fill(-1);
  const pattern = new Int32Array(names.length);
  const hashes = names.map(serviceHash);
  const order = names
    .map((_, at) => at)
    .filter((at) => names[at] !== '')
    .sort((a, b) => hashes[a] - hashes[b] || (names[a] < names[b] ? -1 : 1));

  const taken = new Uint8Array(slots);
  const moving: number[] = [];
  for (const at of order) {
    const home = hashes[at] & (slots - 1);
    if (taken[home] !== 0) {
      moving.push(at);
      continue;
    }
    taken[home] = 1;
    slot[at] = home;
  }

  const sharing = new Int32Array(slots);
  let free = slots - (order.length - moving.length);
  for (const at of moving) {
    let place = hashes[at] & (slots - 1);
    if (free === 0) {
      slot[at] = place;
      pattern[at] = ++sharing[place];
      continue;
    }
    // An odd step visits every slot of a power of two.
    const step = 1 + 2 * ((hashes[at] >>> 16) & (slots / 2 - 1));
    while (taken[place] !== 0) place = (place + step) & (slots - 1);
    taken[place] = 1;
    slot[at] = place;
    free--;
  }
  return { slot, pattern };
}

/** The slot of each of some services by its name; −1 of others, and of the unknown one. */
export function slotsOfServices(names: readonly string[]): (name: string) => number {
  const known = [...new Set(names)];
  const { slot } = deriveServiceSlots(known);
  const byName = new Map(known.map((name, at) => [name, slot[at]]));
  return (name) => byName.get(name) ?? -1;
}
