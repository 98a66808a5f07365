/** One command of the lab. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** How it is called, with its options explained. */
  readonly usage: string
  /** Resolves to the exit code. Whatever it throws is shown as one sentence. */
  run(argv: string[]): Promise<number>
}
