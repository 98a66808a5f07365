import { inEnglish, type Message, message, withTexts } from '../messages/message'
import { messageOf } from '../messages/user-error'

const MOST_PROBLEMS = 6
const LONGEST_PROBLEM = 240
const LONGEST_QUOTE = 40

/** Gathers what was wrong with a link or a file: few sentences, and short ones, whatever the input is. */
export class Problems {
  readonly #sentences = new Map<string, Message>()
  #more = 0

  add(sentence: Message): void {
    const short = harmless(sentence, LONGEST_QUOTE * 3)
    const words = inEnglish(short)
    if (this.#sentences.has(words)) return
    const fits = words.length <= LONGEST_PROBLEM
    if (this.#sentences.size < MOST_PROBLEMS) this.#sentences.set(words, fits ? short : harmless(short, LONGEST_QUOTE))
    else this.#more += 1
  }

  /** Runs it; where it throws, `fallback` stands in and the reason is noted. */
  attempt<T>(what: Message, task: () => T, fallback: T): T {
    try {
      return task()
    } catch (error) {
      this.add(message`${what} was ignored: ${messageOf(error)}`)
      return fallback
    }
  }

  get all(): readonly Message[] {
    const sentences = [...this.#sentences.values()]
    return this.#more > 0 ? [...sentences, message`${this.#more} more things in it were ignored.`] : sentences
  }
}

/** Whatever came into the sentence from outside is short plain text. */
function harmless(sentence: Message, most: number): Message {
  return withTexts(sentence, (text) => shortened(text, most))
}

/** Somebody else's words: short, and without characters that steer the text around them. */
export function quoted(given: unknown): string {
  return `“${shortened(plainly(given), LONGEST_QUOTE)}”`
}

/** What an object says of itself may be anything, even nothing that is a text. */
function plainly(given: unknown): string {
  return typeof given === 'object' ? Object.prototype.toString.call(given) : String(given)
}

export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
}

function shortened(text: string, most: number): string {
  const plain = plainText(text.slice(0, 4 * most))
  return plain.length > most ? `${plain.slice(0, most)}…` : plain
}
