/** One thing that is claimed, and what was measured. */
export interface Claim {
  readonly name: string;
  readonly unit: 'ms' | '×' | 'bytes' | '';
  readonly measured: number;
  /** at most */
  readonly bar: number;
  readonly isMet: boolean;
}
