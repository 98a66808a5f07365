/** Whether the machine has no more memory to give; no error class says so, and every browser words it in its own way. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error) || !/^(RangeError|InternalError)$/.test(error.name)) return false
  return /allocation failed|could not allocate|out of memory|unable to grow|failed to grow/i.test(error.message)
}
