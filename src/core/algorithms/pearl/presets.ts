import type { Preset } from '../algorithm'

export const presets: readonly Preset[] = [
  {
    id: 'point-robot',
    label: 'Point robot',
    explanation:
      'Contexts of one to three whole episodes, all training tasks in each step: adapts within two episodes.',
    values: {
      bottleneck: true,
      klWeight: 0.005,
      contextSampler: 'episodes',
      sacVersion: 'v2',
      criticRewardScale: 5,
      temperature: 0.1,
      discount: 0.8,
      metaBatch: 20,
    },
  },
  {
    id: 'off-policy-context',
    label: 'Off-policy context',
    explanation: 'Contexts drawn from the whole buffer, unlike those at test time: an ablation of the paper.',
    values: { bottleneck: true, contextSampler: 'buffer' },
  },
  {
    id: 'deterministic',
    label: 'Without doubt',
    explanation:
      'A deterministic encoder: nothing to sample from, so nothing to explore with; an ablation of the paper.',
    values: { bottleneck: false },
  },
  {
    id: 'no-bottleneck',
    label: 'Without KL',
    explanation: 'Nothing holds the posterior near the prior.',
    values: { bottleneck: true, klWeight: 0 },
  },
  {
    id: 'oyster',
    label: 'As oyster',
    explanation: 'The authors’ actor-critic, sampler and rates, with the playground’s widths: slower, the same idea.',
    values: {
      latentSize: 5,
      bottleneck: true,
      klWeight: 0.1,
      contextSampler: 'recent',
      contextRows: 64,
      encoderLayers: 3,
      encoderLearningRate: 3e-4,
      sacVersion: 'v1',
      criticRewardScale: 100,
      discount: 0.99,
      targetRate: 0.005,
      actorLearningRate: 3e-4,
      criticLearningRate: 3e-4,
      valueLearningRate: 3e-4,
      hiddenLayers: 3,
      tasksCollected: 5,
      priorEpisodes: 10,
      posteriorEpisodes: 0,
      extraEpisodes: 10,
      collectEvery: 1000,
    },
  },
]
