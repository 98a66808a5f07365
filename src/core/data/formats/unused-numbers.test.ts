import { zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { fileOf } from './fixtures/open'
import { loadHdf5 } from './hdf5-file'
import { readDataset } from './read-dataset'
import { npy } from './write-npz'

const count = 40
const wave = (shift: number) => Float64Array.from({ length: count }, (_, row) => Math.sin(row / 7 + shift))
const [first, second, action, reward] = [wave(0), wave(1), wave(2), wave(3)]
const done = Uint8Array.from({ length: count }, (_, row) => (row % 20 === 19 ? 1 : 0))
const observations = Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 ? second! : first!)[i >> 1]!)
/** Python writes these words, which are no JSON. */
const pythonJson = (value: unknown): string =>
  JSON.stringify(value, (_, entry) =>
    typeof entry === 'number' && !Number.isFinite(entry) ? `#${entry}#` : entry,
  ).replace(/"#(-?\w+)#"/g, '$1')
const columns = { obs_0: first!, obs_1: second!, action_0: action!, reward: reward!, done, loss: new Float64Array() }
type Columns = { readonly [name in keyof typeof columns]: ArrayLike<number> }

const records = (given: Columns) =>
  Array.from({ length: count }, (_, row) => ({
    observation: [given.obs_0[row], given.obs_1[row]],
    action: [given.action_0[row]],
    reward: given.reward[row],
    done: given.done[row] === 1,
    loss: given.loss[row],
    info: { loss: given.loss[row], text: 'not "NaN", but NaN' },
  }))
const arrays = (given: Columns) => ({
  observations: records(given).map(({ observation }) => observation),
  actions: records(given).map((record) => record.action),
  rewards: Array.from(given.reward),
  terminals: Array.from(given.done, Boolean),
  loss: Array.from(given.loss),
})

const writers: Readonly<Record<string, (given: Columns) => Promise<Uint8Array<ArrayBuffer> | string>>> = {
  'a.csv': async (given) =>
    [
      Object.keys(given).join(','),
      ...Array.from(done, (_, row) =>
        Object.values(given)
          .map((column) => column[row])
          .join(','),
      ),
    ].join('\n'),
  'a.jsonl': async (given) => records(given).map(pythonJson).join('\n'),
  'records.json': async (given) => pythonJson(records(given)),
  'columns.json': async (given) => pythonJson(arrays(given)),
  'a.npz': async (given) =>
    zipSync({
      'observations.npy': npy('<f8', [count, 2], observations),
      'actions.npy': npy('<f8', [count, 1], action!),
      'rewards.npy': npy('<f8', [count], Float64Array.from(given.reward)),
      'terminals.npy': npy('|b1', [count], done),
      'loss.npy': npy('<f8', [count], Float64Array.from(given.loss)),
    }),
  'a.hdf5': async (given) => {
    const { library, module } = await loadHdf5()
    const file = new library.File('/unused.hdf5', 'w')
    const put = (name: string, data: Float64Array | Uint8Array, width?: number) =>
      file.create_dataset({ name, data, shape: width ? [count, width] : [count], dtype: data === done ? '<B' : '<d' })
    put('observations', observations, 2)
    put('actions', action!, 1)
    put('rewards', Float64Array.from(given.reward))
    put('terminals', done)
    put('loss', Float64Array.from(given.loss))
    file.close()
    return module.FS.readFile('/unused.hdf5') as Uint8Array<ArrayBuffer>
  },
  'a.parquet': async (given) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: Object.entries(given).map(([name, column]) => ({
          name,
          data: Float64Array.from(column),
          type: 'DOUBLE' as const,
        })),
      }),
    ),
}

describe('a number that is none refuses a file only where its column is used', () => {
  const loss = Float64Array.from({ length: count }, (_, row) => [Number.NaN, 1, Number.NEGATIVE_INFINITY, 2][row % 4]!)
  test.each(Object.entries(writers))('%s', async (name, write) => {
    const dataset = await readDataset(fileOf(name, await write({ ...columns, loss })))
    expect([dataset.observationSize, dataset.episodeStarts.length, dataset.unused?.includes('loss')]).toEqual([
      2,
      3,
      true,
    ])
    const bad = Float64Array.from(reward!)
    bad[7] = Number.NaN
    const refused = readDataset(fileOf(name, await write({ ...columns, loss, reward: bad })))
    await expect(refused).rejects.toThrow(/"rewards?".*(is|"nan") .*finite|is "NaN"; only finite/)
  })
})
