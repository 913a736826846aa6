/**
 * Where things lie in the memory of the span lane: read by TypeScript, and by the AssemblyScript of spanLane.as.ts, for which
 * it is a part of the program. Bytes, where nothing else is said.
 */

/** Word: position behind the last span of a run. */
export const STOPPED = 0;

/** The table of keys: text, with its quote and colon, and a mask of its length, each of KEY_TEXT bytes; then four words. */
export const KEYS = 1024;
export const KEY_TEXT = 32;
export const KEY_LENGTH = 64;
export const KEY_ACTION = 68;
export const KEY_SLOT = 72;
/** Index of the key that came behind this one last. */
export const KEY_NEXT = 76;
export const KEY_SIZE = 80;
export const MOST_KEYS = 40;
/** Entries that are no keys: the pieces of a reference to the parent as Jaeger writes it. */
export const REFERENCE = 40;
export const TRACE_OF_REFERENCE = 41;
export const SPAN_OF_REFERENCE = 42;

/** What is wanted of a value. Passed over, like that of a key which is not in the table: */
export const SKIP = 0;
/** The same for a value whose members never have a key of the table behind a bracket: see JsonScanner.skipToKey. */
export const LIST = 1;
/** A text, in slot words 0 and 1 its first byte and the one behind it, in word 2 its hash. */
export const TEXT = 2;
/** The same, of 32 and 16 lower-case hex digits; any other id is noted as odd and has no hash. */
export const TRACE_ID = 3;
export const SPAN_ID = 4;
/** A whole number: word 0 · 10⁹ + word 1; word 2 is the position behind it. */
export const INTEGER = 5;
/** Any value as it is written: words as of a text. */
export const RAW = 6;
/** Nothing: 0, "0", "" or null. */
export const NOTHING = 7;
/** Jaeger's references: none, or the parent alone, which is put into PARENT_SLOT; any other as RAW. */
export const REFERENCES = 8;
/** A value that is read elsewhere: words 0 and 1 as of a text. The second is passed over as LIST. */
export const RANGE = 9;
export const LIST_RANGE = 10;
/** Nothing a lane knows: the span is odd. */
export const ODD_VALUE = 11;

/** Records, one after the other. */
export const RECORDS = 8192;
export const RECORD_SIZE = 232;
export const MOST_RECORDS = 512;
/** Words of a record: position of the span's brace, bits of slots that are filled, of odd ids. */
export const PLACE = 0;
export const PRESENT = 8;
export const ODD = 12;
/** Word: which ids are those of the record before. */
export const SAME = 16;
export const SAME_TRACE = 1;
export const SAME_PARENT = 2;
/** The parent is the record before. */
export const PARENT_BEFORE = 4;
/** Bytes: the slots in the order in which their values are written, and NO_SLOT behind the last. */
export const ORDER = 20;
export const NO_SLOT = 255;
/** Slots, of which there is room for sixteen. */
export const SLOTS = 40;
export const SLOT_SIZE = 12;
/** The slots that every format has. */
export const TRACE_SLOT = 0;
export const SPAN_SLOT = 1;
export const PARENT_SLOT = 2;

/** Texts of more bytes are hashed by samples (StringInterner), so spans that have one are read elsewhere. */
export const LONGEST_HASHED = 4096;

/** The bytes that are read. */
export const INPUT = 131_072;
/** Bytes behind them that may be looked at. */
export const BEYOND = 64;
