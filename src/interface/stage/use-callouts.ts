import { useMemo } from 'react'
import { useScenario } from '../../store/scenario/scenario-store'
import type { Callout } from '../charts/plot'
import { useShownLanguage } from '../text/language'
import { useCompared } from './use-shown'

interface Curve {
  readonly steps: ArrayLike<number>
  readonly values: ArrayLike<number>
}

/** What the open scenario says to watch on this picture, as far as it has happened in the runs that are compared. */
export function useCallouts(curveOf: (of: string, runId: number) => Curve | undefined, version: string): Callout[] {
  const scenario = useScenario((state) => state.open?.scenario)
  const language = useShownLanguage((state) => state.language)
  const compared = useCompared()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the curves are the same objects while they grow; the version tells.
  return useMemo(
    () =>
      (scenario?.watch ?? []).flatMap(({ text, moment }, index) => {
        if (!moment) return []
        const run = compared.find(
          ({ experiment: { origin } }) =>
            (origin.kind === 'recorded' || origin.kind === 'scenario') && origin.method === moment.method,
        )
        const curve = run && curveOf(moment.of, run.lead.id)
        const { onlineStartStep = 0, finished = false } = run?.lead.progress ?? {}
        const place = curve && placeOf(curve, moment.at, onlineStartStep, finished)
        return place ? [{ number: index + 1, says: text[language], ...place }] : []
      }),
    [scenario, language, compared, version],
  )
}

/** Where it is, once it has come: the lowest and the highest since the switch, the last one when the run is over. */
function placeOf(
  { steps, values }: Curve,
  at: 'switch' | 'lowest' | 'highest' | 'end',
  onlineStartStep: number,
  finished: boolean,
): { readonly step: number; readonly value: number } | undefined {
  const points = Array.from({ length: steps.length }, (_, i) => ({ step: steps[i]!, value: values[i]! }))
  const after = points.filter(({ step }) => step > onlineStartStep)
  if (at === 'switch') {
    const last = points.findLast(({ step }) => step <= onlineStartStep)
    // Only when the switch has been looked at, or passed.
    return last && (last.step === onlineStartStep || after.length > 0) ? last : undefined
  }
  if (at === 'end') return finished ? points.at(-1) : undefined
  const better = at === 'lowest' ? (a: number, b: number) => a < b : (a: number, b: number) => a > b
  return after.reduce<(typeof after)[number] | undefined>(
    (best, point) => (best === undefined || better(point.value, best.value) ? point : best),
    undefined,
  )
}
