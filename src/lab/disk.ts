import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What could not be written, and why, as a sentence; what the disk held before is as it was. */
export class DiskError extends Error {
  override readonly name = 'DiskError'

  constructor(path: string, cause: unknown) {
    super(`${path} cannot be written: ${reasonOf(cause)}.`, { cause })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this disk is used up',
  EFBIG: 'it would be larger than a file may be here (ulimit -f)',
  EROFS: 'the disk can only be read',
  EACCES: 'it may not be written by this user',
  EPERM: 'it may not be written by this user',
  EIO: 'the disk reports an error',
  ENOTDIR: 'something on the way to it is a file, not a folder',
  EEXIST: 'there is a file of that name',
}

function reasonOf(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException
  const reason = REASONS[code]
  return reason === undefined ? (message ?? String(cause)) : `${reason} (${code})`
}

/** A reader sees the old file or the new one, never half of one; throws a DiskError and leaves no draft. */
export async function writeInOnePiece(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`
  await makeFolder(dirname(path))
  try {
    await writeFile(draft, content, { flush: true })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw new DiskError(path, error)
  }
}

/** With those around it; throws a DiskError where it cannot be. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new DiskError(`The folder ${folder}`, error)
  }
}
