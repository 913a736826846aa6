import { BitSet } from '#base/bitSet.ts';
import type { MatchingStrings } from './rowMatcher.ts';
import type { StringSearch } from './stringSearch.ts';

/** Strings looked at only when they are asked for, each once: to look into a few rows before all texts are known. */
export class ProbedStrings implements MatchingStrings {
  private readonly search: StringSearch;
  private readonly looked: BitSet;
  private readonly matching: BitSet;

  constructor(search: StringSearch, length: number) {
    this.search = search;
    this.looked = new BitSet(length);
    this.matching = new BitSet(length);
  }

  has(index: number): boolean {
    if (!this.looked.has(index)) {
      this.looked.add(index);
      if (this.search.test(index)) this.matching.add(index);
    }
    return this.matching.has(index);
  }
}
