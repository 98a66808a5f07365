import { Suspense } from 'react'
import { useStorage } from '../../store/storage/storage-store'
import { fetchedPart } from '../faults/fetched-part'

const ContinueOffer = fetchedPart(() => import('./ContinueOffer'), 'ContinueOffer')

/** Nothing, unless something was interrupted. */
export function StoredRuns() {
  const offers = useStorage((state) => state.offered.length > 0)
  if (!offers) return null
  return (
    <Suspense fallback={null}>
      <ContinueOffer />
    </Suspense>
  )
}
