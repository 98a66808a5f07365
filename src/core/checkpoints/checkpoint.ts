import { message } from '../messages/message'
import { type Checkpoint, checkContent } from './check-content'
import { CheckpointError } from './checkpoint-error'
import { decodeContainer, encodeContainer } from './container'

const CHECKPOINT_VERSION = 1

/** From the version in the name to the next one. */
export type Migrations = Readonly<Record<number, (old: unknown) => unknown>>
const MIGRATIONS: Migrations = {}

/** One self-contained file; its form is in container.ts. */
export function encodeCheckpoint(checkpoint: Checkpoint): ArrayBuffer {
  return encodeContainer(CHECKPOINT_VERSION, checkpoint)
}

/**
 * Reads what `encodeCheckpoint` wrote, and older versions of it. Throws a CheckpointError of one sentence where the file
 * is damaged, cut off, of a newer version, no checkpoint at all, or where its content does not fit together.
 */
export function decodeCheckpoint(file: ArrayBuffer | Uint8Array): Checkpoint {
  const { version, value } = decodeContainer(
    file instanceof Uint8Array ? file : new Uint8Array(file),
    CHECKPOINT_VERSION,
  )
  return checkContent(migrated(value, version, CHECKPOINT_VERSION, MIGRATIONS))
}

/** Step by step from the version of a file to `newest`. */
export function migrated(value: unknown, version: number, newest: number, migrations: Migrations): unknown {
  let content = value
  for (let at = version; at < newest; at++) {
    const migrate = migrations[at]
    if (!migrate) {
      throw new CheckpointError(
        'version',
        message`The checkpoint has version ${version}, which this page no longer reads.`,
      )
    }
    content = migrate(content)
  }
  return content
}
