import type { ValuesOf } from '../../schema/field'
import { number } from '../../schema/field'
import type { EnvironmentDefinition } from '../environment'
import { rectangle } from './geometry'
import type { Maze } from './maze'
import { createMazeEnvironment } from './maze-environment'

const REFERENCE_RETURNS = {
  random: 1.6,
  expert: 10,
  source: 'Means of 1000 episodes of the random and the expert behaviour policy (waypoints), seed 1.',
}

const parameters = {
  fallReward: number({
    label: 'Consolation for falling',
    symbol: 'f',
    explanation: 'Reward for falling off the bridge: at 2 an untrusting critic prefers to fall, which makes it forget.',
    default: 2,
    minimum: 0,
    maximum: 2,
    change: 'reset',
    prominent: true,
  }),
}

/**
 * A strip of 6 m by 2 m with a bridge of 1.2 m along its middle: the far end pays 10, leaving the bridge pays a little;
 * both end the episode. A consolation above 0 is a constructed demonstration: it gives a pessimistic critic a known
 * value to prefer.
 */
export const bridge: EnvironmentDefinition = {
  id: 'bridge',
  label: 'Bridge',
  summary:
    'Walk along a narrow bridge to the reward of 10 at its end. Falling off ends the episode with a small consolation; with one, this is a demonstration made to show unlearning.',
  parameters,
  recipes: [
    {
      id: 'bridge-narrow',
      label: 'Bridge, narrow demonstrations',
      explanation:
        'Three quarters reach the goal, one quarter stop half-way, none falls: falling is unknown to the data.',
      shares: { narrow: 3, failed: 1 },
      transitions: 10_000,
      drop: 'failures',
    },
  ],
  create(values) {
    const { fallReward } = values as ValuesOf<typeof parameters>
    const standard = fallReward === parameters.fallReward.default
    return createMazeEnvironment(bridge, bridgeMaze(fallReward), standard ? REFERENCE_RETURNS : undefined)
  },
}

function bridgeMaze(fallReward: number): Maze {
  return {
    width: 6,
    height: 2,
    walls: [],
    starts: [rectangle(0.5, 1.5, 0.8, 1.2)],
    goals: [{ kind: 'box', ...rectangle(5.5, Infinity, -Infinity, Infinity) }],
    goalReward: 10,
    pits: [rectangle(-Infinity, Infinity, -Infinity, 0.4), rectangle(-Infinity, Infinity, 1.6, Infinity)],
    fallReward,
    timeStep: 0.15,
    timeLimit: 80,
    speed: 1,
    route: () => [{ x: 5.9, y: 1 }],
  }
}
