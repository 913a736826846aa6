/** Closes a union: the compiler refuses a call while a member is left, and a value from outside the types is our bug. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
