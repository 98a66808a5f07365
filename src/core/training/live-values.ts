import type { Tensor } from '@tensorflow/tfjs-core'
import type { Live } from '../algorithms/algorithm'
import type { Shape } from '../engine/tree'
import type { Schema, Values } from '../schema/field'

/** Hyperparameters on their way into traced steps: live numbers as inputs, all else fixed when a step is traced. */
export class LiveValues {
  constructor(
    private readonly schema: Schema,
    public values: Values,
  ) {}

  /** Two steps that differ in nothing but live numbers share their trace, and this. */
  get staticKey(): string {
    return JSON.stringify(Object.entries(this.values).filter(([name]) => !this.#isLive(name)))
  }

  /** Shapes of the inputs: a scalar for each live number. */
  get shapes(): { [name: string]: Shape } {
    return Object.fromEntries(
      Object.keys(this.values)
        .filter((name) => this.#isLive(name))
        .map((name) => [name, []]),
    )
  }

  /** What the step sees. */
  with(scalars: { readonly [name: string]: Tensor }): Live<Schema> {
    return { ...this.values, ...scalars } as Live<Schema>
  }

  /** Writes the numbers of this moment into the inputs. */
  write(arrays: Record<string, Float32Array>): void {
    for (const [name, array] of Object.entries(arrays)) array[0] = this.values[name] as number
  }

  #isLive(name: string): boolean {
    const field = this.schema[name]
    return field?.kind === 'number' && field.change === 'live'
  }
}
