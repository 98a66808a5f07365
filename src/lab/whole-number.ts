/** The value of an option that takes a whole number; throws one sentence where it is none. */
export function wholeNumber(option: string, given: string, minimum: number): number {
  const value = Number(given)
  if (!Number.isInteger(value) || value < minimum) {
    throw new Error(`${option} must be a whole number from ${minimum}, not "${given}".`)
  }
  return value
}
