import { type Dataset, episodeCount } from '../dataset'

const rowsInPiece = 10_000

/**
 * CSV in pieces (one string may not hold two million rows). Numbers have all digits, so that reading gives back
 * the same ones.
 */
export function* writeCsv(dataset: Dataset): Generator<string> {
  const { observationSize, actionSize } = dataset
  const numbered = (stem: string, size: number) => Array.from({ length: size }, (_, i) => `${stem}_${i}`)
  const header = [
    ...numbered('obs', observationSize),
    ...numbered('action', actionSize),
    'reward',
    ...numbered('next_obs', observationSize),
    'terminated',
    'truncated',
    'episode',
  ]
  yield `${header.join(',')}\n`
  yield* inPieces(dataset, (row, episode) =>
    [
      ...rowOf(dataset.observations, observationSize, row),
      ...Array.from(rowOf(dataset.actions, actionSize, row), withPoint),
      dataset.rewards[row],
      ...rowOf(dataset.nextObservations, observationSize, row),
      dataset.terminals[row] === 1,
      dataset.timeouts[row] === 1,
      episode,
    ].join(','),
  )
}

/** JSON Lines in pieces, one transition in each line. */
export function* writeJsonLines(dataset: Dataset): Generator<string> {
  const { observationSize, actionSize } = dataset
  yield* inPieces(dataset, (row, episode) =>
    JSON.stringify({
      episode,
      observation: [...rowOf(dataset.observations, observationSize, row)],
      action: [...rowOf(dataset.actions, actionSize, row)],
      reward: dataset.rewards[row],
      next_observation: [...rowOf(dataset.nextObservations, observationSize, row)],
      terminated: dataset.terminals[row] === 1,
      truncated: dataset.timeouts[row] === 1,
    }),
  )
}

function* inPieces(dataset: Dataset, line: (row: number, episode: number) => string): Generator<string> {
  let piece: string[] = []
  for (let episode = 0; episode < episodeCount(dataset); episode++) {
    for (let row = dataset.episodeStarts[episode]!; row < dataset.episodeStarts[episode + 1]!; row++) {
      piece.push(line(row, episode))
      if (piece.length === rowsInPiece) {
        yield `${piece.join('\n')}\n`
        piece = []
      }
    }
  }
  if (piece.length > 0) yield `${piece.join('\n')}\n`
}

/** Whole numbers alone would look like discrete actions. */
function withPoint(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : `${value}`
}

function rowOf(matrix: Float32Array, width: number, row: number): Float32Array {
  return matrix.subarray(row * width, (row + 1) * width)
}
