import { Suspense } from 'react'
import { useGlossary } from '../../store/page/glossary-store'
import { fetchedPart } from '../faults/fetched-part'

const GlossaryDialog = fetchedPart(() => import('./GlossaryDialog'), 'GlossaryDialog')

/** Fetched when somebody opens it. */
export function GlossaryHost() {
  const open = useGlossary((state) => state.open)
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <GlossaryDialog />
    </Suspense>
  )
}
