import { expect, test } from 'vitest'
import { createEnvironment } from '../../core/environments/registry'
import { RandomStream } from '../../core/random/random-stream'
import { DriveSession } from './drive-session'

function session(id: string, waits: boolean) {
  return new DriveSession(createEnvironment(id), waits, RandomStream.fromSeed(1))
}

test('nothing happens, and nothing is recorded, before the first push', () => {
  const drive = session('pendulum', false)
  expect(drive.tick(null)).toBe(false)
  expect(drive.dataset('none')).toBeNull()
  expect(drive.tick([1])).toBe(true)
  expect([...drive.action]).toEqual([2])
  // A pendulum goes on swinging without a push.
  expect(drive.tick(null)).toBe(true)
  expect(drive.transitions).toBe(2)
})

test('in a maze time stands still while nobody pushes', () => {
  const drive = session('u-maze', true)
  drive.tick([1, 0])
  const { state } = drive
  expect(drive.tick(null)).toBe(false)
  expect(drive.state).toEqual(state)
  expect(drive.transitions).toBe(1)
})

test('after an episode the key has to be let go before the next one begins', () => {
  const drive = session('bridge', true)
  while (drive.phase !== 'resting') drive.tick([0, 1])
  expect(drive.outcome).toEqual({ kind: 'failed', episodeReturn: 2 })
  const { transitions } = drive
  expect(drive.tick([0, 1])).toBe(false)
  drive.tick(null)
  expect(drive.tick([1, 0])).toBe(true)
  expect(drive.transitions).toBe(transitions + 1)
  const dataset = drive.dataset('driven')!
  expect(dataset.episodeStarts.length - 1).toBe(2)
  expect([dataset.terminals[transitions - 1], dataset.timeouts[transitions]]).toEqual([1, 1])
})
