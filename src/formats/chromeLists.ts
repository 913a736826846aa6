import { Growable } from '#base/growable.ts';

/** A list of numbers for each event, most of them empty. */
export class ChromeLists {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly value = new Growable(Int32Array);
  private readonly next = new Growable(Int32Array);

  constructor(events: number) {
    this.first = new Int32Array(events).fill(-1);
    this.last = new Int32Array(events).fill(-1);
  }

  add(event: number, value: number): void {
    const at = this.value.length;
    this.value.push(value);
    this.next.push(-1);
    if (this.first[event] < 0) this.first[event] = at;
    else this.next.data[this.last[event]] = at;
    this.last[event] = at;
  }

  forEach(event: number, take: (value: number) => void): void {
    for (let at = this.first[event]; at >= 0; at = this.next.data[at]) take(this.value.data[at]);
  }
}
