import type { Preset } from '../algorithm'

/** The ablation ladder of Guo et al. 2023, each rung adding one idea, and TD3+BC simply carried on. */
export const presets: readonly Preset[] = [
  {
    id: 'td3-bc',
    label: 'TD3+BC carried on',
    explanation: 'The offline algorithm, unchanged: the cloning term stays.',
    values: { cloningOnline: 'kept', replay: 'run', explorer: 'noise', metaWeighting: 'off' },
  },
  {
    id: 'td3',
    label: 'TD3',
    explanation: 'Drops the cloning term at the switch and adds nothing.',
    values: { cloningOnline: 'dropped', replay: 'run', explorer: 'noise', metaWeighting: 'off' },
  },
  {
    id: 'balanced',
    label: '+ balanced replay',
    explanation: 'TD3 on rows chosen by density ratio.',
    values: { cloningOnline: 'dropped', replay: 'prioritised', explorer: 'noise', metaWeighting: 'off' },
  },
  {
    id: 'optimistic',
    label: '+ optimism',
    explanation: 'And data collected by an optimistic perturbation of the policy.',
    values: { cloningOnline: 'dropped', replay: 'prioritised', explorer: 'perturbation', metaWeighting: 'off' },
  },
  {
    id: 'meta',
    label: '+ meta-adaptation',
    explanation: 'And a look-ahead to the newest states: all of O2O.',
    values: { cloningOnline: 'dropped', replay: 'prioritised', explorer: 'perturbation', metaWeighting: 'ratio' },
  },
  {
    id: 'naive',
    label: 'Naive optimism',
    explanation: 'Instead of a bounded perturbation, a free policy that maximises the upper bound and nothing else.',
    values: { cloningOnline: 'dropped', replay: 'prioritised', explorer: 'maximum', metaWeighting: 'off' },
  },
]
