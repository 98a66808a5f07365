import type { Preset } from './algorithm'

/** The ways to start SAC that Nair et al. 2020 compare AWAC with. */
export const sacPresets: readonly Preset[] = [
  {
    id: 'scratch',
    label: 'From scratch',
    explanation: 'No offline stage and no dataset: what the environment alone teaches.',
    values: { offlineStage: 'nothing', replay: 'online' },
  },
  {
    id: 'data-in-buffer',
    label: 'Dataset in the buffer',
    explanation: 'Nothing is learnt before the switch, but the dataset is replayed afterwards.',
    values: { offlineStage: 'nothing', replay: 'everything' },
  },
  {
    id: 'cloned-actor',
    label: 'Cloned actor',
    explanation: 'The actor imitates the data, the critics begin fresh at the switch and ruin it at once.',
    values: { offlineStage: 'cloning', replay: 'everything' },
  },
  {
    id: 'cloned-actor-and-critic',
    label: 'Cloned actor, trained critics',
    explanation: 'The actor imitates the data, and the critics know its value at the switch.',
    values: { offlineStage: 'cloning-and-critic', replay: 'everything' },
  },
]
