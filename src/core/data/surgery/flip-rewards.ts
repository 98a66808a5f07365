import { message } from '../../messages/message'
import { RandomStream } from '../../random/random-stream'
import type { Dataset } from '../dataset'
import { checkShare, percent } from './check-share'

/** Changes the sign of the reward of a random `share` (0 to 1) of all transitions, exactly so many, chosen by `seed`. */
export function flipRewards(dataset: Dataset, share: number, seed: number): Dataset {
  checkShare(share, message`share to flip`)
  const random = RandomStream.fromSeed(seed)
  const rewards = dataset.rewards.slice()
  const rows = Uint32Array.from(rewards.keys())
  const flipped = Math.round(share * rows.length)
  for (let i = 0; i < flipped; i++) {
    const other = i + random.integer(rows.length - i)
    const row = rows[other]!
    rows[other] = rows[i]!
    rewards[row] = 0 - rewards[row]!
  }
  const { recorded: _, ...rest } = dataset
  return { ...rest, name: `${dataset.name}, ${percent(share)} of rewards flipped`, rewards }
}
