import { inEnglish, type Said, verbatim } from './said'

/** An error whose message is for a person; whoever shows it may say it in another language. */
export class SaidError extends Error {
  constructor(
    readonly said: Said,
    options?: ErrorOptions,
  ) {
    super(inEnglish(said), options)
  }
}

/** What an error says, whatever was thrown. */
export function saidOf(error: unknown): Said {
  if (error instanceof Error) return saidWith(error) ?? verbatim(error.message)
  return verbatim(String(error))
}

/** Also of an error that came from another thread, where no class survives. */
function saidWith(error: Error & { readonly said?: Said }): Said | undefined {
  return error.said
}
