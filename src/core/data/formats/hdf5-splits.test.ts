import { expect, test } from 'vitest'
import { inEnglish } from '../../messages/message'
import { fileOf } from './fixtures/open'
import { loadHdf5 } from './hdf5-file'
import { readDataset } from './read-dataset'

test.each([
  [['train', 'val'], 'train'],
  [['test', 'train'], 'train'],
  [['expert', 'mixed'], 'expert'],
])('of groups %s that hold a dataset each, %s is read, and it is said', async (groups, read) => {
  const file = fileOf('split.h5', await splitFile(groups, read))
  const dataset = await readDataset(file)
  expect([dataset.count, dataset.observationSize, dataset.actionSize]).toEqual([30, 2, 1])
  expect(dataset.rewards[3]).toBe(3)
  expect(dataset.assumptions.map(inEnglish).join('\n')).toContain(`holds a whole dataset; "${read}" was read.`)
})

test.each([[['episode 0', 'episode 1', 'episode 2']], [['0', '1', '2']]])(
  'groups %s are the episodes of one dataset',
  async (groups) => {
    const dataset = await readDataset(fileOf('episodes.h5', await splitFile(groups, groups[1]!)))
    expect([dataset.count, dataset.rewards[3], dataset.rewards[33]]).toEqual([90, -3, 3])
    expect(dataset.assumptions.map(inEnglish).join()).not.toContain('holds a whole dataset')
  },
)

/** The rewards of the group that is to be read count upwards, the others downwards. */
async function splitFile(groups: readonly string[], read: string): Promise<Uint8Array<ArrayBuffer>> {
  const { library, module } = await loadHdf5()
  const path = '/split.h5'
  const file = new library.File(path, 'w')
  const wave = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i))
  for (const name of groups) {
    const group = file.create_group(name)
    group.create_dataset({ name: 'observations', data: wave(60), shape: [30, 2] })
    group.create_dataset({ name: 'actions', data: wave(30), shape: [30, 1] })
    const sign = name === read ? 1 : -1
    group.create_dataset({ name: 'rewards', data: Float64Array.from({ length: 30 }, (_, i) => sign * i) })
    group.create_dataset({ name: 'terminals', data: Uint8Array.from({ length: 30 }, (_, i) => (i % 10 === 9 ? 1 : 0)) })
  }
  file.close()
  const bytes = module.FS.readFile(path) as Uint8Array<ArrayBuffer>
  module.FS.unlink(path)
  return bytes
}
