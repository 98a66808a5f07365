import type { ReactNode } from 'react'
import type { Place } from '../../core/lessons/places'
import { usePlace } from './use-place'

/** What stands in it can be pointed at. */
export function PlaceBox({ id, children }: { readonly id: Place; readonly children: ReactNode }) {
  return <div {...usePlace(id)}>{children}</div>
}
