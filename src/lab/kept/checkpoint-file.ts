import { readFile } from 'node:fs/promises'
import { version_core as tfjs } from '@tensorflow/tfjs-core'
import { version as playground } from '../../../package.json'
import type { Checkpoint } from '../../core/checkpoints/check-content'
import { decodeCheckpoint, encodeCheckpoint } from '../../core/checkpoints/checkpoint'
import { inEnglish } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import { writeInOnePiece } from '../disk'

export type CheckpointContent = Omit<Checkpoint, 'kind' | 'createdBy'>

/** The same file as the page saves: it goes on from it, and the lab from the page's. Never seen half written. */
export async function writeCheckpoint(path: string, content: CheckpointContent): Promise<void> {
  const createdBy = { playground, tfjs }
  await writeInOnePiece(path, new Uint8Array(encodeCheckpoint({ ...content, kind: 'run', createdBy })))
}

/** Throws one sentence where there is no such file, or where it is no sound checkpoint. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  let bytes: Uint8Array
  try {
    // A copy of its own: a Buffer may share its memory, and its slice() does not copy.
    bytes = new Uint8Array(await readFile(path))
  } catch {
    throw new Error(`${path} cannot be read: is there such a file?`)
  }
  try {
    return decodeCheckpoint(bytes)
  } catch (error) {
    throw new Error(`${path}: ${inEnglish(messageOf(error))}`)
  }
}
