import { expect } from 'vitest'
import { inEnglish } from '../../messages/message'
import { datasetFacts } from '../dataset-facts'
import type { DataFile } from './data-file'
import { readDataset } from './read-dataset'

interface Case {
  /** What the file cannot tell (it has no flags, or no rewards), and a sentence that says so. */
  readonly told?: readonly [facts: Readonly<Record<string, unknown>>, sentence: string]
  /** A part of the sentence that refuses it. */
  readonly refused?: string
  /** Fields that are said not to be used. */
  readonly unused?: readonly string[]
}

/** Files that are not simply read by the facts beside them. */
const special: Readonly<Record<string, Case>> = {
  '03-terminal-cluster/antmaze.hdf5': { told: [{ terminals: 24 }, '21 terminal steps within episodes that go on'] },
  '05-sb3-buffer/raw.npz': { told: [{}, '2 rows marked both as done and as timeout count as cut off'] },
  '07-minari-dict/main_data.hdf5': { unused: ['infos/success'] },
  '09-robomimic/low_dim.hdf5': { unused: ['states'] },
  '11-lzf/lzf.hdf5': { refused: 'packed with LZF' },
  '12-links/external.hdf5': { refused: 'a link into another file ("part.hdf5")' },
  '12-links/part.hdf5': { refused: 'no actions found' },
  '12-links/virtual.hdf5': { refused: 'a virtual dataset' },
  '17-vlen/vlen.h5': { refused: 'rows of varying length (vlen)' },
  '22-npz-3d/3d.npz': { told: [{}, '6 episodes of 20 steps'] },
  '24-csv-pandas-index/with-index.csv': { unused: ['Unnamed: 0'] },
  '24-csv-pandas-index/saved-twice.csv': { unused: ['Unnamed: 0'] },
  '29-csv-timelimit/episode-number.csv': { told: [{ terminals: 0, timeouts: 3 }, 'There are no terminals'] },
  '31-whole-number-actions/dose.npz': { told: [{}, 'taken as amounts'] },
  '31-whole-number-actions/valve.csv': { told: [{ terminals: 0, timeouts: 3, actionSize: 1 }, 'taken as amounts'] },
  '32-jsonl-sparse-keys/sparse.jsonl': { told: [{}, '"truncated" stands in 2 rows of 150 only'] },
  '33-json-other/arrays.json': {
    told: [{ episodes: 2, timeouts: 1, returns: [-669.56378, -442.95272] }, 'The observations jump after 1 row'],
  },
  '33-json-other/episode-lines.jsonl': { told: [{ terminals: 0, timeouts: 3 }, 'There are no terminals'] },
  '34-lerobot/episode_000000.parquet': {
    unused: ['frame_index', 'timestamp', 'next.success', 'index', 'task_index'],
  },
  '34-lerobot/no-reward.parquet': {
    told: [{ terminals: 0, timeouts: 3, returns: [0, 0, 0] }, 'There are no rewards'],
    unused: ['timestamp', 'frame_index', 'index', 'task_index'],
  },
  '39-huge-values/huge.npz': {
    told: [{ observationMean: [-0.7884287, 0.043976, 0.217251895] }, 'with a number such as 3.00e+30'],
  },
  '45-wide/wide.csv': { refused: '1200 numbers in each row' },
  '45-wide/wide.npz': { refused: '1200 numbers in each row' },
  '52-containers/book.xlsx': { refused: 'Excel workbook' },
  '52-containers/buffer.pt': { refused: 'PyTorch' },
  '52-containers/data.csv.gz': { refused: 'gzip' },
  '52-containers/frame.feather': { refused: 'Arrow (Feather)' },
  '52-containers/hopper.pkl': { refused: 'pickle' },
  '52-containers/observations.npy': { refused: 'single NumPy array' },
  '52-containers/still-open.h5': { refused: 'has not closed it' },
  '53-minari-pointmaze/main_data.hdf5': {
    told: [{}, '"observations/achieved_goal" repeats numbers of "observations/observation"'],
    unused: ['infos/goal', 'infos/qpos', 'infos/qvel', 'infos/success', 'observations/achieved_goal'],
  },
}

/** Whether it is read by the facts that its folder states, is told, or is refused by name. `path`: folder and file. */
export async function expectReadRight(path: string, file: DataFile, facts: Readonly<Record<string, unknown>>) {
  const { refused, told, unused } = special[path] ?? {}
  const read = readDataset(file)
  if (refused) return expect(read).rejects.toThrow(refused)
  const dataset = await read
  const expected: Record<string, unknown> = { ...facts, ...told?.[0] }
  delete expected.note
  const actual = datasetFacts(dataset) as unknown as Record<string, unknown>
  for (const [fact, value] of Object.entries(expected)) {
    if (!Array.isArray(value)) expect(actual[fact], fact).toBe(value)
    else if (fact === 'returns') expect(actual[fact], fact).toHaveLength(value.length)
    for (const [i, number] of (Array.isArray(value) ? (value as number[]) : []).entries())
      expect(Math.abs((actual[fact] as number[])[i]! - number), `${fact} ${i}`).toBeLessThan(
        1e-4 * Math.max(1, Math.abs(number)),
      )
  }
  expect(dataset.unused ?? []).toEqual(unused ?? (path.startsWith('12') ? dataset.unused : []))
  if (told) expect([...dataset.assumptions, ...dataset.warnings].map(inEnglish).join('\n')).toContain(told[1])
}
