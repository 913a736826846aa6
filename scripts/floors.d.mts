export const FLOORS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;
export const SCREENS: readonly string[];
export function floorOverrides(): readonly object[];
