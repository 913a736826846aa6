/** Path of the module that carries the compiled span lane. */
export const CODE_FILE: string;

/** Text of that module, compiled anew. Rejects with what the compiler says. */
export function compileLane(): Promise<string>;
