import { expect, test } from 'vitest'
import { datasetFacts } from '../dataset-facts'
import facts from './fixtures/facts.json'
import d4rl from './fixtures/pendulum-d4rl.hdf5?url'
import minari from './fixtures/pendulum-minari.hdf5?url'
import { readDataset } from './read-dataset'
import { writeDataset } from './write-dataset'

async function download(url: string, name: string): Promise<File> {
  return new File([await (await fetch(url)).blob()], name)
}

test.each([d4rl, minari])('HDF5 is read and written in the browser: %s', async (url) => {
  const dataset = await readDataset(await download(url, 'dropped.hdf5'))
  expect(datasetFacts(dataset).transitions).toBe(facts.transitions)
  expect(datasetFacts(dataset).rewardSum).toBeCloseTo(facts.rewardSum, 3)
  const again = await readDataset(new File([await writeDataset(dataset, 'hdf5')], 'again.hdf5'))
  expect(again.observations).toEqual(dataset.observations)
})
