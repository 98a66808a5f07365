/**
 * A sentence with its values apart, so that it can be said in another language: `{0}` in the template stands for the
 * first value. The English template is its own key, as with every other word of core that has no id. Plain data: it
 * passes to another thread as it is.
 */
export interface Message {
  readonly template: string
  readonly values: readonly MessageValue[]
}

/** A text is shown as it is, in every language: a name, a number, somebody else's words. */
export type MessageValue = string | number | Message

/** Tags a template: message`line ${line} has no name.` */
export function message(parts: TemplateStringsArray, ...values: readonly MessageValue[]): Message {
  return { template: parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`), values }
}

/** Words that no language changes, such as a library's own error. */
export function verbatim(text: string): Message {
  return message`${text}`
}

/** What was kept when sentences were English alone. */
export function asMessage(kept: string | Message): Message {
  return typeof kept === 'string' ? verbatim(kept) : kept
}

/** A name that core declares elsewhere (a label), which has its own words in each language. */
export function named(label: string): Message {
  return { template: label, values: [] }
}

/** One after the other; nothing for none. */
export function inSequence(sentences: readonly Message[]): Message {
  return sentences.length === 0 ? verbatim('') : sentences.reduce((before, next) => message`${before} ${next}`)
}

/** The same with every text among its values changed, as by cutting what is long. */
export function withTexts({ template, values }: Message, change: (text: string) => string): Message {
  const changed = (value: MessageValue) => {
    if (typeof value === 'object') return withTexts(value, change)
    return typeof value === 'string' ? change(value) : value
  }
  return { template, values: values.map(changed) }
}

/** The values put into a template, once: whatever they contain is not looked at again. */
export function filled(
  template: string,
  values: readonly MessageValue[],
  translate: (message: Message) => string,
): string {
  return template.replace(/\{(\d+)\}/g, (place, index) => {
    const value = values[Number(index)]
    return value === undefined ? place : typeof value === 'object' ? translate(value) : String(value)
  })
}

export function inEnglish({ template, values }: Message): string {
  return filled(template, values, inEnglish)
}
