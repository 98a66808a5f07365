import type { DatasetRecipe } from './recipe'

/** A recipe that is offered by name. */
export interface BuiltInRecipe {
  readonly id: string
  readonly label: string
  /** One sentence: what the data is like and what it is good for. */
  readonly explanation: string
  readonly recipe: DatasetRecipe
}

const SEED = 1

/** Per environment, the first being its default. */
export const builtInRecipes: readonly BuiltInRecipe[] = [
  {
    id: 'pendulum-medium',
    label: 'Pendulum, medium',
    explanation: 'A weak, noisy controller: half-way between chance and mastery, with room to improve.',
    recipe: { environment: 'pendulum', shares: { medium: 1 }, transitions: 20_000, seed: SEED },
  },
  {
    id: 'pendulum-weak',
    label: 'Pendulum, weak and random',
    explanation: 'Two thirds random, one third medium, little of it: a poor start for fine-tuning.',
    recipe: { environment: 'pendulum', shares: { random: 2, medium: 1 }, transitions: 6_000, seed: SEED },
  },
  {
    id: 'pendulum-narrow',
    label: 'Pendulum, narrow demonstrations',
    explanation: 'Good and all alike: nothing shows what other actions would do.',
    recipe: { environment: 'pendulum', shares: { narrow: 1 }, transitions: 10_000, seed: SEED },
  },
  {
    id: 'mountain-car-medium',
    label: 'Mountain car, medium',
    explanation: 'Reaches the flag late or never, so the rare reward is there to be found.',
    recipe: { environment: 'mountain-car', shares: { medium: 1 }, transitions: 20_000, seed: SEED },
  },
  {
    id: 'cart-pole-medium',
    label: 'Cart-pole swing-up, medium',
    explanation: 'A weak, noisy controller that drops the pole again, and some random driving.',
    recipe: { environment: 'cart-pole-swing-up', shares: { medium: 3, random: 1 }, transitions: 20_000, seed: SEED },
  },
  {
    id: 'reacher-medium',
    label: 'Reacher, medium',
    explanation: 'A weak, noisy arm that drifts towards its targets.',
    recipe: { environment: 'reacher', shares: { medium: 1 }, transitions: 20_000, seed: SEED },
  },
  {
    id: 'bridge-narrow',
    label: 'Bridge, narrow demonstrations',
    explanation:
      'Three quarters reach the goal, one quarter stop half-way, none falls: falling is unknown to the data.',
    recipe: {
      environment: 'bridge',
      shares: { narrow: 3, failed: 1 },
      transitions: 10_000,
      seed: SEED,
      drop: 'failures',
    },
  },
  {
    id: 'u-maze-demonstrations',
    label: 'U-maze, demonstrations',
    explanation: 'Half reach the goal, half stop half-way and wait for the time limit.',
    recipe: { environment: 'u-maze', shares: { narrow: 1, failed: 1 }, transitions: 6_000, seed: SEED },
  },
  {
    id: 'flow-maze-demonstrations',
    label: 'Flow maze, demonstrations',
    explanation: 'Half narrow, half slower and noisier, all around the wall: a model knows nothing of the rest.',
    recipe: { environment: 'flow-maze', shares: { narrow: 1, medium: 1 }, transitions: 6_000, seed: SEED },
  },
  {
    id: 'free-maze-demonstrations',
    label: 'Your own maze, demonstrations',
    explanation: 'Half reach the goal, half stop half-way and wait for the time limit.',
    recipe: { environment: 'free-maze', shares: { narrow: 1, failed: 1 }, transitions: 6_000, seed: SEED },
  },
  {
    id: 'point-maze-waypoints',
    label: 'PointMaze, waypoints',
    explanation: 'From goal to goal along waypoints, half weakly and noisily: every place is seen, few ways are short.',
    recipe: { environment: 'point-maze', shares: { narrow: 1, medium: 1 }, transitions: 30_000, seed: SEED },
  },
]

export function builtInRecipesFor(environment: string): readonly BuiltInRecipe[] {
  return builtInRecipes.filter(({ recipe }) => recipe.environment === environment)
}
