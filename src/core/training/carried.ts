import type { Carried, CarryReason } from './continue-run'

export function carriedIf(carried: boolean, reason: CarryReason): Carried {
  return carried ? { carried } : { carried, reason }
}
