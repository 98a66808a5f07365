import type { DiagnosticAccess } from './diagnostic-access'

/** Q_i(s, a) of every critic: `all` [N, n], with their minimum, mean and spread over critics [n]. */
export interface EnsembleQ {
  readonly members: number
  readonly all: Float32Array
  readonly minimum: Float32Array
  readonly mean: Float32Array
  /** sigma_Q: standard deviation over the N critics, divided by N; half the difference where there are two. */
  readonly deviation: Float32Array
}

/** observations [n, S], actions [n, A]. Cost: one evaluation of all critics per row. */
export async function ensembleQ(
  access: DiagnosticAccess,
  observations: Float32Array,
  actions: Float32Array,
  probe: 'q' | 'targetQ' = 'q',
): Promise<EnsembleQ> {
  const all = await access.probe(probe, observations, actions)
  const rows = observations.length / access.sizes.observation
  const members = rows === 0 ? 0 : all.length / rows
  const [minimum, mean, deviation] = [new Float32Array(rows), new Float32Array(rows), new Float32Array(rows)]
  for (let row = 0; row < rows; row++) {
    let least = Number.POSITIVE_INFINITY
    let sum = 0
    for (let member = 0; member < members; member++) {
      least = Math.min(least, all[member * rows + row]!)
      sum += all[member * rows + row]!
    }
    let squares = 0
    for (let member = 0; member < members; member++) squares += (all[member * rows + row]! - sum / members) ** 2
    minimum[row] = least
    mean[row] = sum / members
    deviation[row] = Math.sqrt(squares / members)
  }
  return { members, all, minimum, mean, deviation }
}
