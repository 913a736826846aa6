declare const brand: unique symbol;

/** A primitive that only one kind of thing may be used for. It costs nothing at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
