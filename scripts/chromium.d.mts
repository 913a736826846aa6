export const CHROMIUM_VARIABLE: string;
export function findChromium(): string | undefined;
export function ensureChromium(): string;
