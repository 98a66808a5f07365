import { expect, it } from 'vitest'
import type { TransferReport } from '../../core/training/transfer-report'
import { en } from '../text/en/all'
import { transferredParts } from './transferred-parts'

const everything: TransferReport = {
  fromAlgorithm: 'awac',
  toAlgorithm: 'awac',
  step: 60,
  phase: 'online',
  kind: 'continued',
  changes: [],
  networksCarried: ['critics', 'actor'],
  networksAnew: [],
  optimisersCarried: ['critics', 'actor'],
  onlineTransitions: { carried: 40, of: 40 },
  dataset: { carried: true },
  environmentState: { carried: true },
  dynamicsModel: null,
  randomStreams: { carried: true },
}

it('a repetition began nothing anew', () => {
  const { kept, anew } = transferredParts(everything, en)
  expect(kept).toEqual([
    'networks: critics, actor',
    'optimisers: critics, actor',
    '40 online transitions',
    'dataset',
    'state of the environment',
    'random numbers',
  ])
  expect(anew).toEqual([])
})

it('what began anew stands with its reason, networks of one reason together', () => {
  const { anew } = transferredParts(
    {
      ...everything,
      kind: 'switched',
      networksAnew: [
        { name: 'value', reason: 'absent' },
        { name: 'actor', reason: 'kind' },
        { name: 'temperature', reason: 'absent' },
      ],
      optimisersCarried: [],
      onlineTransitions: { carried: 10, of: 40, reason: 'copies' },
      environmentState: { carried: false, reason: 'copies' },
    },
    en,
  )
  expect(anew).toEqual([
    'networks: value, temperature (there was none)',
    'networks: actor (another kind of network)',
    'all optimisers',
    '30 of 40 online transitions (another number of copies)',
    'state of the environment (another number of copies)',
  ])
})
