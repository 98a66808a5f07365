import { message } from '../../messages/message'
import { type Dataset, episodeReturns } from '../dataset'
import { checkShare, percent } from './check-share'
import { episodeSegments, keepSegments } from './keep-segments'

/** Keeps the best `share` (0 to 1) of the episodes by undiscounted return, at least one, in their old order. */
export function keepBestEpisodes(dataset: Dataset, share: number): Dataset {
  checkShare(share, message`share to keep`)
  const returns = episodeReturns(dataset)
  const kept = Math.max(1, Math.round(share * returns.length))
  const best = new Set([...returns.keys()].sort((a, b) => returns[b]! - returns[a]! || a - b).slice(0, kept))
  const segments = episodeSegments(dataset).filter((_, episode) => best.has(episode))
  return keepSegments(dataset, segments, `${dataset.name}, best ${percent(share)} of the episodes`)
}
