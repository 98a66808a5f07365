import { message } from '../../messages/message'
import type { Dataset } from '../dataset'
import { checkShare, percent } from './check-share'
import { episodeSegments, keepSegments } from './keep-segments'

/** Drops the last `share` (0 to 1, exclusive) of the steps of every episode; what is left ends in a timeout. */
export function dropEpisodeEnds(dataset: Dataset, share: number): Dataset {
  checkShare(share, message`share to drop`, { below: 1 })
  const segments = episodeSegments(dataset)
    .map(({ start, end }) => ({ start, end: start + Math.round((1 - share) * (end - start)) }))
    .filter(({ start, end }) => end > start)
  return keepSegments(dataset, segments, `${dataset.name}, without the last ${percent(share)} of each episode`)
}
