import { Growable } from '#base/growable.ts';
import { AttributeListsBuilder } from './attributeListsBuilder.ts';

/** Definitions of resources and scopes, interned by content, behind slots that may be bound after they are used. */
export class Definitions {
  readonly attributes = new AttributeListsBuilder();
  /** Definition of each slot, −1 while unbound. */
  readonly slots = new Growable(Int32Array);
  /** Two string indexes per definition: a resource's service and −1, a scope's name and version. */
  readonly first = new Growable(Int32Array);
  readonly second = new Growable(Int32Array);
  /** string index of the URL of the schema that the attributes follow, −1 = none told */
  readonly schemaUrl = new Growable(Int32Array);
  readonly droppedAttributes = new Growable(Int32Array);
  private readonly byHash = new Map<number, number[]>();
  private readonly slotOf: number[] = [];

  get length(): number {
    return this.attributes.length;
  }

  /** A slot to name in spans now and to bind when its definition has been read. */
  newSlot(): number {
    this.slots.push(-1);
    return this.slots.length - 1;
  }

  bind(slot: number, definition: number): void {
    this.slots.data[slot] = definition;
  }

  /** A slot for a definition that is known already. */
  slotFor(definition: number): number {
    let slot = this.slotOf[definition];
    if (slot === undefined) {
      slot = this.newSlot();
      this.bind(slot, definition);
      this.slotOf[definition] = slot;
    }
    return slot;
  }

  /** Ends the list of attributes pushed to `attributes`; gives the definition that has this content. */
  define(first: number, second = -1, schemaUrl = -1, droppedAttributes = 0): number {
    const list = this.attributes.end();
    const hash = (this.attributes.hash(list) ^ Math.imul(first, 31)) + second + schemaUrl + droppedAttributes;
    const equals = this.byHash.get(hash);
    for (const known of equals ?? []) {
      if (this.first.data[known] !== first || this.second.data[known] !== second) continue;
      if (this.schemaUrl.data[known] !== schemaUrl || this.droppedAttributes.data[known] !== droppedAttributes)
        continue;
      if (this.attributes.equal(known, list)) {
        this.attributes.rewind(list);
        return known;
      }
    }
    this.first.push(first);
    this.second.push(second);
    this.schemaUrl.push(schemaUrl);
    this.droppedAttributes.push(droppedAttributes);
    if (equals) equals.push(list);
    else this.byHash.set(hash, [list]);
    return list;
  }

  /** Tells the schema of a slot, bound or not, when it stands behind what it is the schema of. */
  setSchema(slot: number, schemaUrl: number): void {
    const known = this.slots.data[slot];
    if (known < 0) {
      this.bind(slot, this.define(-1, -1, schemaUrl));
      return;
    }
    this.attributes.pushAll(known);
    const { first, second, droppedAttributes } = this;
    this.bind(slot, this.define(first.data[known], second.data[known], schemaUrl, droppedAttributes.data[known]));
  }

  abandon(): void {
    this.attributes.rewind(this.length);
  }

  definitionOf(slot: number): number {
    return slot < 0 ? -1 : this.slots.data[slot];
  }
}
