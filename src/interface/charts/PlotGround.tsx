import { usePlotArea } from 'recharts'
import type { TimeAxis } from './time-axis'

/** Behind everything: the offline part of the time axis is tinted, the online part is plain. */
export function PlotGround({ totalSteps, borderStep }: TimeAxis) {
  const area = usePlotArea()
  if (!area || totalSteps === 0) return null
  const share = Math.min(1, borderStep / totalSteps)
  return <rect x={area.x} y={area.y} width={share * area.width} height={area.height} fill="var(--offline)" />
}
