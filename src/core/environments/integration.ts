/** Classical fourth-order Runge-Kutta: moves `state` on by `steps` steps of `timeStep` seconds, in place. */
export function rungeKutta(
  state: Float64Array,
  timeStep: number,
  steps: number,
  derivative: (state: Float64Array, out: Float64Array) => void,
): void {
  const size = state.length
  const slopes = [0, 1, 2, 3].map(() => new Float64Array(size))
  const probe = new Float64Array(size)
  const [k1, k2, k3, k4] = slopes as [Float64Array, Float64Array, Float64Array, Float64Array]
  const slopeAfter = (slope: Float64Array, share: number, out: Float64Array) => {
    for (let i = 0; i < size; i++) probe[i] = state[i]! + share * timeStep * slope[i]!
    derivative(probe, out)
  }
  for (let step = 0; step < steps; step++) {
    derivative(state, k1)
    slopeAfter(k1, 0.5, k2)
    slopeAfter(k2, 0.5, k3)
    slopeAfter(k3, 1, k4)
    for (let i = 0; i < size; i++) state[i]! += (timeStep / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!)
  }
}
