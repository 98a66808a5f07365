import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { algorithms } from '../../core/algorithms/registry'
import { checkRecording } from '../../core/scenarios/recording'
import { checkScenario } from '../../core/scenarios/scenario'
import { scenarioIds } from '../../core/scenarios/scenario-ids'
import { arrangementOf, boardKey, panelIds, usePanels } from '../../store/panels/panels-store'
import { recordedValue, schemaOf } from '../../store/scenario/scenario-sliders'
import { useScenario, wantedScenario } from '../../store/scenario/scenario-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { en } from '../text/en/all'
import { zh } from '../text/zh/all'

const read = (path: string): unknown => JSON.parse(readFileSync(`public/scenarios/${path}`, 'utf8'))
const openOf = (id: string) => ({
  scenario: checkScenario(read(`${id}.json`)),
  recording: checkRecording(read(`recorded/${id}.json`)),
})
/** Places on the page that are no panels of the board. */
const PLACES = ['learningCurve', 'world']

describe.each(scenarioIds)('the page of the scenario %s', (id) => {
  const open = openOf(id)
  const { scenario } = open
  beforeEach(() => {
    useCatalogue.setState({ algorithms: algorithms as never })
    useScenario.setState({ id, open })
    usePanels.setState(usePanels.getInitialState())
  })

  it('opens panels that there are, and points at places that there are', () => {
    expect(panelIds).toEqual(expect.arrayContaining(scenario.panels))
    expect(arrangementOf(usePanels.getState(), boardKey('awac'))).toEqual(scenario.panels)
    for (const { panel } of scenario.watch) {
      if (panel !== undefined) expect([...PLACES, ...scenario.panels]).toContain(panel)
    }
  })

  it('has sliders with a schema and a recorded value within its range, and trials that stay in it', () => {
    for (const slider of scenario.sliders) {
      const field = schemaOf(scenario, slider)?.schema[slider.name]
      if (field?.kind !== 'number' && field?.kind !== 'integer') throw new Error(`${slider.name} is no number.`)
      const values = scenario.try.flatMap(({ move }) => (move?.name === slider.name ? [move.value] : []))
      for (const value of [recordedValue(slider)!, ...values]) {
        expect(value).toBeGreaterThanOrEqual(field.minimum)
        expect(value).toBeLessThanOrEqual(field.maximum)
      }
    }
  })

  it('has a button at each trial of one of its settings', () => {
    const alone = scenario.try.filter(({ move }) => move === undefined).map(({ text }) => text.en)
    // About what is no slider: what is in the context, and kinds of a penalty.
    expect(alone.filter((text) => !/context|penalty|λ further/.test(text))).toEqual([])
  })

  it('is called in the list what it calls itself', () => {
    expect({ en: en.scenario.names[id], zh: zh.scenario.names[id] }).toEqual(scenario.title)
  })
})

it('the address says what to open; without a word it is the first scenario, and what is unknown is told', () => {
  expect(wantedScenario('')).toEqual({ id: 'initial-unlearning', unknown: null })
  expect(wantedScenario('?backend=wasm&free')).toEqual({ id: null, unknown: null })
  expect(wantedScenario('?scenario=collapse')).toEqual({ id: 'collapse', unknown: null })
  expect(wantedScenario('?scenario=x')).toEqual({ id: 'initial-unlearning', unknown: 'x' })
})
