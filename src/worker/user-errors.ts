import { transferHandlers } from 'comlink'
import type { Message } from '../core/messages/message'

/**
 * Comlink copies of an error its message, name and stack alone. With this on both sides what a person is told passes
 * too, with its values apart.
 */
type Thrown = { readonly value: unknown }
type Packed = { readonly userMessage?: Message }

const usual = transferHandlers.get('throw')!

transferHandlers.set('throw', {
  canHandle: (thrown): thrown is Thrown => usual.canHandle(thrown),
  serialize(thrown: Thrown): [Packed, Transferable[]] {
    const [packed, transfer] = usual.serialize(thrown)
    const message = (thrown.value as { readonly userMessage?: Message } | undefined)?.userMessage
    return [message ? { ...(packed as object), userMessage: message } : (packed as Packed), transfer]
  },
  deserialize(packed: Packed): never {
    try {
      return usual.deserialize(packed) as never
    } catch (error) {
      throw packed.userMessage ? Object.assign(error as Error, { userMessage: packed.userMessage }) : error
    }
  },
})
