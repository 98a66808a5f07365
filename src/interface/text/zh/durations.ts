import { type DurationUnits, formatDuration } from '../../format/numbers'

const UNITS: DurationUnits = { hours: ' 小时', minutes: ' 分钟', seconds: ' 秒' }

export function duration(seconds: number): string {
  return formatDuration(seconds, UNITS)
}
