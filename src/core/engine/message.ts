/**
 * A sentence with its values apart, so that whoever shows it can say it in another language: `{0}` in the English
 * template stands for the first value. Plain data.
 */
export interface Message {
  readonly template: string
  readonly values: readonly MessageValue[]
}

export type MessageValue = string | number | Message

/** Tags a template: message`the operation ${name}` */
export function message(parts: TemplateStringsArray, ...values: readonly MessageValue[]): Message {
  return { template: parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`), values }
}

/** One after the other; nothing for none. */
export function inSequence(sentences: readonly Message[]): Message {
  return sentences.length === 0
    ? { template: '', values: [] }
    : sentences.reduce((before, next) => message`${before} ${next}`)
}

export function inEnglish({ template, values }: Message): string {
  return template.replace(/\{(\d+)\}/g, (place, index) => {
    const value = values[Number(index)]
    return value === undefined ? place : typeof value === 'object' ? inEnglish(value) : String(value)
  })
}

/** What the engine throws where a person will read it. */
export class EngineError extends Error {
  constructor(
    readonly userMessage: Message,
    options?: ErrorOptions,
  ) {
    super(inEnglish(userMessage), options)
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): Message {
  if (!(error instanceof Error)) return message`${String(error)}`
  return (error as Error & { readonly userMessage?: Message }).userMessage ?? message`${error.message}`
}
