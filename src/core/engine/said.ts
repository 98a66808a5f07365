/**
 * A sentence with its values apart, so that whoever shows it can say it in another language: `{0}` in the English
 * template stands for the first value. Plain data.
 */
export interface Said {
  readonly template: string
  readonly values: readonly SaidValue[]
}

export type SaidValue = string | number | Said

/** Tags a template: said`the operation ${name}` */
export function said(parts: TemplateStringsArray, ...values: readonly SaidValue[]): Said {
  return { template: parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`), values }
}

/** One after the other; nothing for none. */
export function inSequence(sentences: readonly Said[]): Said {
  return sentences.length === 0
    ? { template: '', values: [] }
    : sentences.reduce((before, next) => said`${before} ${next}`)
}

export function inEnglish({ template, values }: Said): string {
  return template.replace(/\{(\d+)\}/g, (place, index) => {
    const value = values[Number(index)]
    return value === undefined ? place : typeof value === 'object' ? inEnglish(value) : String(value)
  })
}

/** What the engine throws where a person will read it. */
export class EngineError extends Error {
  constructor(
    readonly said: Said,
    options?: ErrorOptions,
  ) {
    super(inEnglish(said), options)
  }
}

/** What an error says, whatever was thrown. */
export function saidOf(error: unknown): Said {
  if (!(error instanceof Error)) return said`${String(error)}`
  return (error as Error & { readonly said?: Said }).said ?? said`${error.message}`
}
