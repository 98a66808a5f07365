/** What the journey needs of a browser. Whoever made one ends it. */
export interface Driver {
  /** As the browser calls itself. */
  readonly version: string
  /** Loads an address and waits until it has loaded. */
  open(url: string): Promise<void>
  reload(): Promise<void>
  /**
   * Calls `task` in the page and waits for what it resolves with. It is sent as text: it sees its arguments and the
   * page, nothing around it. Arguments and result are JSON. Throws what the task throws, by its message.
   */
  run<Given extends readonly unknown[], Result>(
    task: (...given: Given) => Result | Promise<Result>,
    ...given: Given
  ): Promise<Result>
  end(): Promise<void>
}

/** A task with its arguments as an expression, a promise of JSON. */
export function asExpression(task: (...given: never[]) => unknown, given: readonly unknown[]): string {
  const values = given.map((value) => JSON.stringify(value)).join(', ')
  return `Promise.resolve((${task.toString()})(${values})).then((value) => JSON.stringify({ value }))`
}

export function fromJson<Result>(json: string): Result {
  return (JSON.parse(json) as { value: Result }).value
}
