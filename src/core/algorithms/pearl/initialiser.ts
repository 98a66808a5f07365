import type { Initialiser } from '../shared/networks'

/** oyster: hidden weights uniform on +-1/sqrt(in) and biases 0.1; the last layer uniform on +-last, biases included. */
export function oysterInitialiser(last: number): Initialiser {
  return (random, fanIn, fanOut, isLast) => {
    const weight = new Float32Array(fanIn * fanOut)
    const bias = new Float32Array(fanOut).fill(0.1)
    const bound = isLast ? last : 1 / Math.sqrt(fanIn)
    random.fillUniform(weight, -bound, bound)
    if (isLast) random.fillUniform(bias, -bound, bound)
    return { weight, bias }
  }
}
