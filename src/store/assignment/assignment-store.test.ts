import { afterEach, beforeEach, expect, test } from 'vitest'
import { number } from '../../core/schema/field'
import { addPanel, arrangementOf, usePanels } from '../panels/panels-store'
import { useExperiments } from '../runs/experiments-store'
import { changeSeed, changeSetting } from '../settings/settings-actions'
import { useSettings } from '../settings/settings-store'
import { lockOf, NO_ASSIGNMENT, settingLock, useAssignment } from './assignment-store'

const schema = { tau: number({ label: 'τ', default: 1, minimum: 0, maximum: 9, change: 'reset', explanation: '' }) }

/** No run has begun that a change would throw away. */
beforeEach(() => useExperiments.setState(useExperiments.getInitialState(), true))
afterEach(() => useAssignment.setState(NO_ASSIGNMENT))

test('a setting is locked by its own lock and by that of its group; hidden is the stronger one', () => {
  useAssignment.setState({ locks: { settings: 'locked', 'hyperparameters.tau': 'hidden', world: 'locked' } })
  expect(settingLock('hyperparameters.tau')).toBe('hidden')
  expect(settingLock('hyperparameters.lambda')).toBe('locked')
  expect(settingLock('parameters.mass')).toBe('locked')
  expect(lockOf('data')).toBeNull()
  expect(lockOf('toString')).toBeNull()
})

test('what is locked does not change, whoever asks', () => {
  useSettings.setState({ hyperparameters: { tau: 1 }, seed: 4 })
  useAssignment.setState({ locks: { 'hyperparameters.tau': 'locked', run: 'locked', panels: 'hidden' } })
  const before = arrangementOf(usePanels.getState(), 'awac')
  changeSetting('hyperparameters', schema, 'tau', 5)
  changeSeed(9)
  addPanel('awac', 'gradients')
  expect(useSettings.getState()).toMatchObject({ hyperparameters: { tau: 1 }, seed: 4 })
  expect(arrangementOf(usePanels.getState(), 'awac')).toEqual(before)
  useAssignment.setState({ locks: {} })
  changeSetting('hyperparameters', schema, 'tau', 5)
  expect(useSettings.getState().hyperparameters.tau).toBe(5)
})
