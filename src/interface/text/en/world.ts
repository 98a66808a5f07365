import { formatCount } from '../../format/numbers'

/** Words of the world card. */
export const world = {
  title: 'World',
  environment: 'Environment',
  noEnvironment: 'no environment',
  agreeing: (environment: string, share: number) => `${environment} (${(100 * share).toFixed(0)} % of rows agree)`,
  canvas: (environment: string) => `${environment}, moved by the current policy`,
  play: 'Play the view',
  pause: 'Halt the view',
  speed: 'Speed',
  speedOf: (factor: number) => `${factor} ×`,
  untrained: 'untrained policy',
  policyAt: (step: number) => `policy after ${formatCount(step)} steps`,
  reward: 'reward',
  returnSoFar: 'return so far',
  step: (step: number, limit: number) => `step ${step} of ${limit}`,
  action: 'action',
  waiting: 'The view starts with the run.',
  without:
    'This dataset fits no built-in world. It trains offline; the losses show how. To see a policy act, choose a built-in dataset.',
  falling: (reward: string) => `falling: ${reward}`,
  about: 'About this world',
  parameters: 'Change this world',
  tasks: {
    family: 'Task family',
    canvas: (family: string) => `${family}, the current policy adapting to unseen tasks`,
    hidden: (values: string) => `Hidden from the agent: ${values}.`,
    guessing: (episode: number, of: number) => `Episode ${episode} of ${of} in this task: it still guesses.`,
    informed: (episode: number, of: number) => `Episode ${episode} of ${of} in this task: it acts on what it has seen.`,
  },
}
