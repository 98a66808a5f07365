import { beforeEach, expect, it } from 'vitest'
import { addPanel, arrangementOf, movePanel, removePanel, restoreArrangement, usePanels } from './panels-store'

const shown = () => arrangementOf(usePanels.getState(), 'awac')

beforeEach(() => restoreArrangement('awac'))

it('panels are added once, moved within the ends, removed, and set back, each algorithm on its own', () => {
  const story = shown()
  addPanel('awac', 'stateMap')
  addPanel('awac', 'stateMap')
  expect(shown()).toEqual([...story, 'stateMap'])
  for (let i = 0; i < 9; i++) movePanel('awac', 'stateMap', -1)
  expect(shown()).toEqual(['stateMap', ...story])
  removePanel('awac', 'stateMap')
  expect(shown()).toEqual(story)
  addPanel('awac', 'environment')
  expect(arrangementOf(usePanels.getState(), 'cal-ql')).not.toContain('environment')
  restoreArrangement('awac')
  expect(shown()).toEqual(story)
})
