import type { SnapshotParts } from './snapshot'
import type { Side } from './transfer-report'

/** A side with its snapshot taken apart. */
export interface DataSide extends Side {
  readonly parts: SnapshotParts
}

export interface DifferingUnits {
  readonly observations: boolean
  readonly rewards: boolean
}

export function sameDataset({ plain: a }: SnapshotParts, { plain: b }: SnapshotParts): boolean {
  return a.datasetFingerprint === b.datasetFingerprint
}
