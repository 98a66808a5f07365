import { inEnglish, type Message, verbatim } from './message'

/** An error whose message is for a person; whoever shows it may say it in another language. */
export class UserError extends Error {
  constructor(
    readonly userMessage: Message,
    options?: ErrorOptions,
  ) {
    super(inEnglish(userMessage), options)
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): Message {
  if (error instanceof Error) return messageWith(error) ?? verbatim(error.message)
  return verbatim(String(error))
}

/** Also of an error that came from another thread, where no class survives. */
function messageWith(error: Error & { readonly userMessage?: Message }): Message | undefined {
  return error.userMessage
}
