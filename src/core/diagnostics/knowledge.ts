import type { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { ensembleQ } from '../training/q-values'
import { type DrawnRows, drawRows, repeated } from './rows'

/** What the critics say about rows of one kind; all in the learner's units. */
export interface KnowledgeAt {
  readonly rows: number
  /** Mean over rows and critics of Q_i(s, a) at the rows' own actions. */
  readonly q: number
  /** Root of the mean over rows and critics of (y - Q_i(s, a))^2. */
  readonly tdError: number
  /** Mean over rows of sigma_Q at the rows' own actions. */
  readonly spread: number
  /** Largest Q_i(s, a) at the rows' own actions. */
  readonly highest: number
  /** Largest Q_i(s, u) at the same states, u uniform on the box: above `highest`, Q believes in what nobody did. */
  readonly highestUniform: number
}

export interface Knowledge {
  /** Rows of the dataset. */
  readonly old: KnowledgeAt
  /** Rows collected since the switch; null before the first. */
  readonly new: KnowledgeAt | null
}

export interface KnowledgeOptions {
  /** Of each kind. */
  readonly rows?: number
  /** Uniform actions per state. */
  readonly uniformActions?: number
}

/**
 * What becomes of the values that were learnt offline once there are new rows. y = r + gamma (1 - d) V', V' = V(s') where the
 * algorithm learns one, else the expected smallest of two of the target critics at a' ~ pi(.|s'), with the bonus for entropy
 * where its Q holds one. The same y for every algorithm, so that two of them can be compared: it leaves out what a loss adds
 * to it (Cal-QL's regulariser, ReBRAC's penalty). Cost: 2 x `rows` x (3 + `uniformActions`) evaluations of the critics.
 * Undefined without critics or without data.
 */
export async function computeKnowledge(
  access: DiagnosticAccess,
  { rows = 128, uniformActions = 4 }: KnowledgeOptions,
  random: RandomStream,
): Promise<Knowledge | undefined> {
  if (!access.has('q')) return undefined
  const of = async (source: 'offline' | 'online') => {
    const drawn = drawRows(access, source, rows, random)
    return drawn.rows.length > 0 ? knowledgeAt(access, drawn, uniformActions, random) : null
  }
  const old = await of('offline')
  return old ? { old, new: await of('online') } : undefined
}

async function knowledgeAt(
  access: DiagnosticAccess,
  drawn: DrawnRows,
  uniformActions: number,
  random: RandomStream,
): Promise<KnowledgeAt> {
  const { observations, actions, rewards, terminals } = drawn
  const count = drawn.rows.length
  const own = await ensembleQ(access, observations, actions)
  const nextValue = await valueOfNext(access, drawn, random)
  let squares = 0
  for (let row = 0; row < count; row++) {
    const y = rewards[row]! + access.discount * (1 - terminals[row]!) * nextValue[row]!
    for (let member = 0; member < own.members; member++) squares += (y - own.all[member * count + row]!) ** 2
  }
  const uniform = new Float32Array(uniformActions * actions.length)
  random.fillUniform(uniform, -1, 1)
  const anywhere = await ensembleQ(access, repeated(observations, uniformActions), uniform)
  return {
    rows: count,
    q: mean(own.mean),
    tdError: Math.sqrt(squares / (count * own.members)),
    spread: mean(own.deviation),
    highest: largest(own.all),
    highestUniform: largest(anywhere.all),
  }
}

/** V'(s') [n] of `computeKnowledge`. */
async function valueOfNext(
  access: DiagnosticAccess,
  { nextObservations, actions }: DrawnRows,
  random: RandomStream,
): Promise<Float32Array> {
  // V reads no action; the probe wants some.
  if (access.has('value')) return access.probe('value', nextObservations, actions)
  const next = await access.act(nextObservations, 'sample', random)
  const { all, members } = await ensembleQ(access, nextObservations, next, access.has('targetQ') ? 'targetQ' : 'q')
  const value = smallestOfTwo(all, members)
  if (!access.has('entropyBonus')) return value
  const bonus = await access.probe('entropyBonus', nextObservations, next)
  return value.map((q, row) => q + bonus[row]!)
}

/** E[min(Q_i, Q_j)], i and j two different members drawn at random: [N, n] -> [n]; the only one where there is one. */
export function smallestOfTwo(all: Float32Array, members: number): Float32Array {
  const count = all.length / members
  if (members === 1) return all.slice()
  const pairs = (members * (members - 1)) / 2
  return Float32Array.from({ length: count }, (_, row) => {
    const sorted = Array.from({ length: members }, (_, member) => all[member * count + row]!).sort((a, b) => a - b)
    // The k-th smallest is the smaller one in as many pairs as there are larger ones.
    return sorted.reduce((sum, q, k) => sum + (q * (members - 1 - k)) / pairs, 0)
  })
}

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
}
