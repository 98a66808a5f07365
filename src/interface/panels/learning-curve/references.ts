import type { ReferenceValue } from '../../charts/plot'
import { formatMeasured } from '../../format/numbers'
import type { Text } from '../../text/text'

/** Mean returns of the policies at the ends of the normalised score. */
export interface Measured {
  readonly random: number
  readonly expert: number
}

/** What the curve is compared with. */
export function referenceLines(
  text: Text,
  measured: Measured | null,
  behaviour: number | undefined,
  onTasks: boolean,
): ReferenceValue[] {
  const line = (value: number, label: string, colour: string, side: ReferenceValue['side']): ReferenceValue => ({
    value,
    label: `${label} ${formatMeasured(value)}`,
    colour,
    side,
  })
  const { random, oracle, behaviour: data } = text.learningCurve
  const expert = onTasks ? oracle : text.learningCurve.expert
  return [
    ...(measured ? [{ ...line(measured.random, random, 'var(--quiet)', 'end'), below: true }] : []),
    ...(measured ? [line(measured.expert, expert, 'var(--quiet)', 'end')] : []),
    ...(behaviour === undefined ? [] : [line(behaviour, data, 'var(--data)', crowded(behaviour, measured))]),
  ]
}

/** Close to another line's label the words stand at the other end. */
function crowded(value: number, measured: Measured | null): ReferenceValue['side'] {
  if (!measured) return 'end'
  const { random, expert } = measured
  const near = 0.08 * Math.abs(expert - random)
  return Math.min(Math.abs(value - random), Math.abs(value - expert)) < near ? 'start' : 'end'
}
