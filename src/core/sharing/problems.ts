const MOST_PROBLEMS = 6
const LONGEST_PROBLEM = 240
const LONGEST_QUOTE = 40

/** Gathers what was wrong with a link or a file: few sentences, and short ones, whatever the input is. */
export class Problems {
  readonly #sentences: string[] = []
  #more = 0

  add(sentence: string): void {
    if (this.#sentences.includes(sentence)) return
    if (this.#sentences.length < MOST_PROBLEMS) this.#sentences.push(shortened(sentence, LONGEST_PROBLEM))
    else this.#more += 1
  }

  /** Runs it; where it throws, `fallback` stands in and the reason is noted. */
  attempt<T>(what: string, task: () => T, fallback: T): T {
    try {
      return task()
    } catch (error) {
      this.add(`${what} was ignored: ${error instanceof Error ? error.message : String(error)}`)
      return fallback
    }
  }

  get all(): readonly string[] {
    return this.#more > 0 ? [...this.#sentences, `${this.#more} more things in it were ignored.`] : [...this.#sentences]
  }
}

/** Somebody else's words: short, and without characters that steer the text around them. */
export function quoted(given: unknown): string {
  return `“${shortened(typeof given === 'string' ? given : String(given), LONGEST_QUOTE)}”`
}

export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
}

function shortened(text: string, most: number): string {
  const plain = plainText(text.slice(0, 4 * most))
  return plain.length > most ? `${plain.slice(0, most)}…` : plain
}
