/** Whether attributes may take so many bytes of memory unasked: a quarter of what the device has, as far as browsers tell. */
export function mayTakeUnasked(bytes: number): boolean {
  const { deviceMemory = 4 } = navigator as { readonly deviceMemory?: number };
  return bytes <= (deviceMemory * 2 ** 30) / 4;
}
