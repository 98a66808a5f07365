import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'

/** The command that runs an environment of one's own, and for how long it may be silent. */
export interface EnvironmentCommand {
  readonly command: string
  /** Seconds for one answer; the first of them includes the start of the program. */
  readonly timeout: number
}

/** A process that does not answer, or not as was agreed; the message says what it did and to which call. */
export class EnvironmentProcessError extends Error {
  override readonly name = 'EnvironmentProcessError'
}

const LONGEST_ANSWER = 64e6

/**
 * A program that speaks JSON lines: each call is one line on its standard input, each answer one line on its standard
 * output. What it writes on standard error is passed on. It has to end when its input ends.
 */
export class EnvironmentProcess {
  readonly #child: ChildProcessWithoutNullStreams
  #rest = ''
  #lastWords = ''
  #ended: EnvironmentProcessError | undefined
  #waiting: { readonly call: string; done(answer: string): void; failed(error: Error): void } | undefined

  constructor(private readonly given: EnvironmentCommand) {
    // A group of its own: Ctrl-C is for the lab, which still wants to write what it has.
    this.#child = spawn(given.command, { shell: true, detached: process.platform !== 'win32' })
    this.#child.on('error', (error) => this.#end(`could not be started: ${error.message}`))
    this.#child.on('close', (code, signal) => this.#end(`ended with ${signal ?? `exit code ${code}`}${this.#words()}`))
    // That it is gone is said once, where it closes.
    this.#child.stdin.on('error', () => {})
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => this.#take(text))
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-2000)
      process.stderr.write(text)
    })
  }

  /** Resolves to the answer as JSON. One call at a time. Throws an EnvironmentProcessError. */
  async ask(request: { readonly call: string; readonly [name: string]: unknown }): Promise<unknown> {
    const { call } = request
    const { timeout } = this.given
    const line = await new Promise<string>((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      const timer = setTimeout(() => this.#end(`did not answer "${call}" within ${timeout} s`), timeout * 1000)
      const settled = () => {
        clearTimeout(timer)
        this.#waiting = undefined
      }
      this.#waiting = {
        call,
        done: (answer) => {
          settled()
          resolve(answer)
        },
        failed: (error) => {
          settled()
          reject(error)
        },
      }
      this.#child.stdin.write(`${JSON.stringify(request)}\n`)
    })
    const answer = this.#parsed(line, call)
    const refused = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined
    if (refused !== undefined) throw this.error(`answered "${call}" with an error: ${String(refused).slice(0, 1000)}`)
    return answer
  }

  /** Also for who finds an answer to be wrong. */
  error(what: string): EnvironmentProcessError {
    return new EnvironmentProcessError(`The environment's process (${this.given.command}) ${what}.`)
  }

  /** Its input ends; a process that goes on all the same is killed. */
  close(): void {
    this.#child.stdin.end()
    const killed = setTimeout(() => this.#kill(), 2000)
    killed.unref()
    this.#child.once('exit', () => clearTimeout(killed))
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream.removeAllListeners('data').resume()
    this.#child.unref()
  }

  #parsed(line: string, call: string): unknown {
    try {
      return JSON.parse(line)
    } catch {
      const shown = line.length > 80 ? `${line.slice(0, 80)}...` : line
      throw this.error(
        `answered "${call}" with ${JSON.stringify(shown)}, which is no JSON (NaN and Infinity are none either); whatever else it prints belongs on standard error`,
      )
    }
  }

  #take(text: string): void {
    const lines = `${this.#rest}${text}`.split('\n')
    this.#rest = lines.pop()!
    if (this.#rest.length > LONGEST_ANSWER) this.#end(`wrote a line of more than ${LONGEST_ANSWER / 1e6} MB`)
    for (const line of lines) {
      if (this.#waiting) this.#waiting.done(line)
      else this.#end(`wrote ${JSON.stringify(line.slice(0, 80))} although nothing was asked`)
    }
  }

  #end(what: string): void {
    this.#ended ??= this.error(what)
    this.#waiting?.failed(this.#ended)
    this.#kill()
  }

  #words(): string {
    const last = this.#lastWords.trimEnd().split('\n').at(-1)
    return last ? `: ${last}` : ''
  }

  /** With whatever the shell has started for it. */
  #kill(): void {
    const { pid, exitCode, signalCode } = this.#child
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
  }
}
