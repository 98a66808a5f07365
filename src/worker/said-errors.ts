import { transferHandlers } from 'comlink'
import type { Said } from '../core/said/said'

/**
 * Comlink copies of an error its message, name and stack alone. With this on both sides what a person is told passes
 * too, with its values apart.
 */
type Thrown = { readonly value: unknown }
type Packed = { readonly said?: Said }

const usual = transferHandlers.get('throw')!

transferHandlers.set('throw', {
  canHandle: (thrown): thrown is Thrown => usual.canHandle(thrown),
  serialize(thrown: Thrown): [Packed, Transferable[]] {
    const [packed, transfer] = usual.serialize(thrown)
    const said = (thrown.value as { readonly said?: Said } | undefined)?.said
    return [said ? { ...(packed as object), said } : (packed as Packed), transfer]
  },
  deserialize(packed: Packed): never {
    try {
      return usual.deserialize(packed) as never
    } catch (error) {
      throw packed.said ? Object.assign(error as Error, { said: packed.said }) : error
    }
  },
})
