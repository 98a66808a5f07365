import { ProgressBar } from './progress-bar'

/** Options that every command that trains has. */
export const outputOptions = {
  quiet: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export const outputUsage = `  --quiet         no progress and no report: only warnings, errors and the exit code
  --json          one JSON object on standard output instead of sentences`

/**
 * Where a command speaks: results on standard output, progress and warnings on standard error, so that either can be
 * redirected. Colour and a moving line only where standard error is a terminal and NO_COLOR is not set.
 */
export class Output {
  readonly #bar = new ProgressBar(process.stderr)
  readonly #told = new Set<string>()
  readonly #quiet: boolean
  readonly #json: boolean

  constructor({ quiet, json }: { readonly quiet: boolean; readonly json: boolean }) {
    this.#quiet = quiet
    this.#json = json
  }

  /** A sentence for a person. */
  say(sentence: string): void {
    if (!this.#quiet && !this.#json) console.log(sentence)
  }

  /** A remark on standard error, beside results that others read. */
  note(sentence: string): void {
    if (!this.#quiet) console.error(sentence)
  }

  warn(sentence: string): void {
    this.#bar.clear()
    console.error(coloured(sentence))
  }

  /** What was met on the way, each line once: many runs on one dataset meet the same. */
  tell(line: string): void {
    if (this.#told.has(line)) return
    this.#told.add(line)
    if (line.includes('warning:')) this.warn(line)
    else {
      this.#bar.clear()
      this.note(line)
    }
  }

  progress(label: string, share: number): void {
    if (!this.#quiet) this.#bar.show(label, share)
  }

  clear(): void {
    this.#bar.clear()
  }

  /** For a program; without --json nothing. */
  result(value: unknown): void {
    if (this.#json) console.log(JSON.stringify(value, null, 2))
  }
}

function coloured(sentence: string): string {
  const colour = process.stderr.isTTY === true && process.env.NO_COLOR === undefined
  return colour ? `\u001b[33m${sentence}\u001b[39m` : sentence
}
