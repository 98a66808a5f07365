import type { Environment } from '../../core/environments/environment'
import { usePlayHead } from '../../store/timeline/play-head'
import type { WorldView } from '../../store/world/world-store'
import { formatMeasured } from '../format/numbers'
import type { Text } from '../text/text'
import { useDeclared, useText } from '../text/use-text'
import { useSlowReport } from './use-slow-report'
import styles from './WorldReadOut.module.css'

/** The numbers of the view: who acts, what it earns, how far the episode is. */
export function WorldReadOut({ environment }: { readonly environment: Environment }) {
  const text = useText()
  const head = usePlayHead((state) => state.step)
  const declared = useDeclared()
  const report = useSlowReport()
  if (!report) return <p className={styles.line}>{text.world.waiting}</p>
  const { step, action, reward, returnSoFar } = report
  const acting =
    action &&
    environment.actions.map(
      ({ name, unit }, i) =>
        `${declared.name(name)} ${formatMeasured(action[i] ?? 0)}${unit ? inUnit(declared.name(unit)) : ''}`,
    )
  // A recording knows where the policy was, not what it did.
  const more = acting && [
    text.pair(text.world.reward, formatMeasured(reward ?? 0)),
    text.pair(text.world.action, text.list(acting)),
  ]
  return (
    <div className={styles.values} title={more?.join('\n')}>
      <p className={styles.policy}>{policyOf(text, report, head)}</p>
      {/* The place is there from the start, so that nothing moves when a run begins to act. */}
      <p>
        <span>{text.world.step(step, environment.timeLimit)}</span>
        <span>{text.pair(text.world.returnSoFar, acting ? formatMeasured(returnSoFar ?? 0) : '–')}</span>
      </p>
    </div>
  )
}

/** A unit may be a multiple of one: 0.1 m. */
function inUnit(unit: string): string {
  return /^\d/.test(unit) ? ` × ${unit}` : ` ${unit}`
}

/** `head`: the step that all else shows, where time is turned back; of a recording few policies are kept. */
function policyOf(
  { world, scenario: { recorded } }: Text,
  { policyStep, imagined, action }: WorldView,
  head: number | null,
): string {
  if (imagined) return recorded.imaginedAt(policyStep)
  if (action === null)
    return head === null || head === policyStep ? recorded.policyAt(policyStep) : recorded.nearestKept(policyStep)
  return policyStep === 0 ? world.untrained : world.policyAt(policyStep)
}
