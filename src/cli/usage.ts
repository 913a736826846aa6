/** Wrong use of the command: told with the usage. */
export class UsageError extends Error {}
