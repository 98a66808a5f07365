import { expect, test } from 'vitest'
import { dataFilesAmong } from './data-folder'

test('of a folder of Minari the file of its data, without what is said about them', () => {
  const paths = ['umaze-v2/data/main_data.hdf5', 'umaze-v2/data/metadata.json', 'umaze-v2/README.md']
  expect(dataFilesAmong(paths)).toEqual(['umaze-v2/data/main_data.hdf5'])
})

test('the parts of a Parquet folder in the order of their numbers, not of their letters', () => {
  const paths = [10, 9, 2].map((part) => `data/episode_id=${part}/part-0.parquet`)
  expect(dataFilesAmong(['data/metadata.json', ...paths])).toEqual(paths.toReversed())
})

test("LeRobot's episodes, without its tables of tasks and statistics", () => {
  const episodes = ['data/chunk-000/episode_000000.parquet', 'data/chunk-000/episode_000001.parquet']
  const about = ['meta/info.json', 'meta/tasks.jsonl', 'meta/episodes.jsonl', 'meta/stats.json', 'meta/tasks.parquet']
  expect(dataFilesAmong([...about, ...episodes])).toEqual(episodes)
})

test('of several kinds the one that there is most of; hidden files and those of macOS never', () => {
  const paths = ['b.csv', 'a.csv', 'other.npz', '__MACOSX/._a.csv', '.cache/c.csv', '.DS_Store', 'video.mp4']
  expect(dataFilesAmong(paths)).toEqual(['a.csv', 'b.csv'])
})

test('nothing of a folder that holds no data', () => {
  expect(dataFilesAmong(['notes.md', 'picture.png', 'metadata.json'])).toEqual([])
})
