import type { Axis } from '../../core/data/inspection'
import type { Quantity } from '../../core/environments/environment'

export interface AxisChoice {
  readonly id: string
  readonly axis: Axis
  readonly label: string
}

interface Quantities {
  readonly observations: readonly Quantity[]
  readonly actions: readonly Quantity[]
}

interface Words {
  readonly observation: (index: number) => string
  readonly action: (index: number) => string
}

/** Every entry of observation and action, with the names and units of the world that the data fit. */
export function axisChoices(
  sizes: { readonly observationSize: number; readonly actionSize: number },
  known: Quantities | null,
  words: Words,
  axisOf: (quantity: Quantity) => string,
): AxisChoice[] {
  const choices = (of: Axis['of'], size: number, word: (index: number) => string) => {
    const quantities = known?.[of].length === size ? known[of] : null
    return Array.from({ length: size }, (_, index): AxisChoice => {
      const quantity = quantities?.[index]
      return { id: `${of}-${index}`, axis: { of, index }, label: quantity ? axisOf(quantity) : word(index) }
    })
  }
  return [
    ...choices('observations', sizes.observationSize, words.observation),
    ...choices('actions', sizes.actionSize, words.action),
  ]
}
