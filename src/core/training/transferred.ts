import type { TransferReason, Transferred } from './continue-run'

export function transferredIf(carried: boolean, reason: TransferReason): Transferred {
  return carried ? { carried } : { carried, reason }
}
