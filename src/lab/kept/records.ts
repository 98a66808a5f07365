import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { DiskError, writeInOnePiece } from '../disk'
import type { Line } from './history'

/** The records of a run, one a line, each on the disk soon after it was measured. */
export class Records {
  readonly lines: Line[]
  readonly #path: string
  readonly #out: WriteStream
  readonly #written: Promise<void>

  private constructor(path: string, before: readonly Line[]) {
    this.#path = path
    this.lines = [...before]
    this.#out = createWriteStream(path, { flags: 'a' })
    this.#written = finished(this.#out)
    // Awaited at the end; a disk that is full earlier must not end the process before the run could say so.
    this.#written.catch(() => {})
  }

  /** `first`: the file's first line; `before`: what an earlier try had measured. What the file held stays until these are written. */
  static async begin(path: string, first: object, before: readonly Line[]): Promise<Records> {
    await writeInOnePiece(path, [first, ...before].map((line) => `${JSON.stringify(line)}\n`).join(''))
    return new Records(path, before)
  }

  /** Throws a DiskError once an earlier line could not be written. */
  write(line: Line): void {
    if (this.#out.errored) throw new DiskError(this.#path, this.#out.errored)
    this.lines.push(line)
    this.#out.write(`${JSON.stringify(line)}\n`)
  }

  /** Resolves when all lines are on the disk; throws a DiskError where they are not. */
  async end(): Promise<void> {
    this.#out.end()
    await this.#written.catch((error) => {
      throw new DiskError(this.#path, error)
    })
  }
}
