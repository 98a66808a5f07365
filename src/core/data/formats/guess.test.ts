import { expect, test } from 'vitest'
import { guessMapping } from './guess'

function guessed(...names: readonly string[]) {
  return guessMapping(names.map((name) => ({ name, width: 1, rows: 100, refusal: null }))).mapping
}

test('a sum over steps is the reward only where no column holds that of the step', () => {
  expect(guessed('s0', 'a0', 'cumulative_reward', 'r').rewards).toBe('r')
  expect(guessed('s0', 'a0', 'total_reward').rewards).toBe('total_reward')
})

test('what is about an episode does not tell episodes apart', () => {
  expect(guessed('s0', 'a0', 'r', 'episode_return', 'episode_length', 'episode_step').episode).toBe(null)
  expect(guessed('s0', 'a0', 'r', 'episode_return', 'ep').episode).toBe('ep')
})
