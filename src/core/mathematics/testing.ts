import { createEnvironment } from '../environments/registry'
import { RandomStream } from '../random/random-stream'
import { exp, expm1, log, log1p, tanh } from './exponential'
import { hypot } from './hypotenuse'
import { acos, atan, atan2 } from './inverse-trigonometric'
import { cos, sin } from './trigonometric'

export const functions = { sin, cos, atan, acos, atan2, exp, expm1, log, log1p, tanh, hypot }

/** What every engine comes to; found in Node, Chromium, Firefox and WebKit's JavaScriptCore alike. */
export const PORTABLE = { functions: '7a0d41f4', environments: 'de8a9956' }

/** FNV-1a over the bytes of doubles. */
class Digest {
  #hash = 0x811c9dc5
  readonly #double = new Float64Array(1)
  readonly #bytes = new Uint8Array(this.#double.buffer)

  add(value: number): void {
    // NaN has many forms of bytes; the language does not say which.
    this.#double[0] = Number.isNaN(value) ? 12345.678 : value
    for (const byte of this.#bytes) this.#hash = Math.imul(this.#hash ^ byte, 0x01000193)
  }

  get text(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, '0')
  }
}

/** Of every function at 20,000 arguments, from tiny to enormous. */
export function digestOfFunctions(): string {
  const random = RandomStream.fromSeed(1)
  const digest = new Digest()
  for (let i = 0; i < 20_000; i++) {
    const scale = 2 ** (i % 4 === 0 ? random.integer(200) - 100 : random.integer(6) - 3)
    const [x, y] = [scale * random.uniformBetween(-1, 1), scale * random.uniformBetween(-1, 1)]
    for (const f of Object.values(functions)) digest.add(f(x, y))
  }
  return digest.text
}

const ENVIRONMENTS = [
  'pendulum',
  'mountain-car',
  'cart-pole-swing-up',
  'reacher',
  'bridge',
  'u-maze',
  'flow-maze',
  'free-maze',
]

/** Of 200 steps of each of these environments with random actions, four copies each. */
export function digestOfEnvironments(): string {
  const digest = new Digest()
  const numEnvironments = 4
  for (const id of ENVIRONMENTS) {
    const environment = createEnvironment(id)
    const random = RandomStream.fromSeed(2)
    const { stateSize } = environment
    let states = new Float64Array(numEnvironments * stateSize)
    for (let k = 0; k < numEnvironments; k++)
      environment.reset(random, states.subarray(k * stateSize, (k + 1) * stateSize))
    const observations = new Float32Array(numEnvironments * environment.observations.length)
    for (let step = 0; step < 200; step++) {
      const actions = new Float64Array(numEnvironments * environment.actions.length)
      for (let i = 0; i < actions.length; i++) {
        const { low, high } = environment.actions[i % environment.actions.length]!
        actions[i] = random.normal() < 0 ? low : random.uniformBetween(low, high)
      }
      const outcome = {
        states: new Float64Array(states.length),
        rewards: new Float64Array(numEnvironments),
        terminals: new Uint8Array(numEnvironments),
      }
      environment.step(states, actions, outcome)
      states = outcome.states
      environment.observe(states, observations)
      for (const value of states) digest.add(value)
      for (const value of observations) digest.add(value)
      for (const value of outcome.rewards) digest.add(value)
    }
  }
  return digest.text
}
