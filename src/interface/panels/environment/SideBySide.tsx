import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createEnvironment } from '../../../core/environments/registry'
import { useSettings } from '../../../store/settings/settings-store'
import { latestWorld, onWorldReport } from '../../../store/world/world-store'
import { Button } from '../../controls/Button'
import { Select } from '../../controls/Select'
import { algorithmLook } from '../../palette'
import { useDeclared, useText } from '../../text/use-text'
import { DriveView } from '../../world/DriveView'
import { findDrawing } from '../../world/drawings'
import { WorldCanvas } from '../../world/WorldCanvas'
import { PlayButton, SpeedChoice } from '../../world/WorldPace'
import { latexNumber } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { BehaviourCanvas, type Together } from './BehaviourCanvas'
import styles from './EnvironmentPanel.module.css'

const KEPT = 50

interface Outcome {
  readonly runId: number
  readonly episode: number
  readonly policy: number
  readonly behaviour: number
  /** From its start on. */
  readonly whole: boolean
}

/** Both in the same world from the same start, with the returns of the last episodes. */
export function SideBySide({ environmentId }: { readonly environmentId: string }) {
  const text = useText()
  const words = text.panels.environment
  const declared = useDeclared()
  const { algorithmId, parameters, seed } = useSettings()
  const environment = useMemo(() => createEnvironment(environmentId, parameters), [environmentId, parameters])
  const drawing = findDrawing(environmentId)
  const { behaviourPolicies } = environment
  const [chosen, setChosen] = useState('medium')
  const [driving, setDriving] = useState(false)
  const behaviour = behaviourPolicies.find(({ id }) => id === chosen) ?? behaviourPolicies[0]!
  const [returns, setReturns] = useState({ policy: 0, behaviour: 0 })
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const together = useRef<Together>({ behaviour: 0, ended: false, before: 0 })

  useEffect(() => {
    let last: Outcome | undefined
    return onWorldReport(() => {
      const { report } = latestWorld
      if (!report || report.returnSoFar === null) return
      const { runId, episode, step } = report
      const { before, behaviour } = together.current
      const policy = report.returnSoFar - before
      const goesOn: boolean = last?.runId === runId && last.episode === episode
      const now = { runId, episode, policy, behaviour, whole: goesOn ? last!.whole && before === 0 : step === 1 }
      // An episode's last numbers are those before the next one begins.
      const finished = last?.runId === runId && episode === last.episode + 1 && last.whole ? last : null
      if (last && last.runId !== runId) setOutcomes([])
      else if (finished) setOutcomes((known) => [...known, finished].slice(-KEPT))
      last = now
      setReturns(now)
    })
  }, [])
  const follow = useCallback((now: Together) => {
    together.current = now
  }, [])
  const { columns } = words
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="environment"
      formula={[
        `\\textstyle\\sum_t r_t: \\quad J_\\pi = ${latexNumber(returns.policy)}, \\quad J_\\mu = ${latexNumber(returns.behaviour)}`,
      ]}
      table={
        outcomes.length > 0
          ? () => ({
              columns: [columns.episode, columns.policy, columns.behaviour],
              rows: outcomes.map(({ episode, policy, behaviour: other }) => [episode + 1, policy, other]),
            })
          : undefined
      }
    >
      <div className={styles.views}>
        <figure>
          <figcaption>
            {words.policy}
            <span>{words.returnSoFar(returns.policy)}</span>
          </figcaption>
          {driving && drawing ? (
            <DriveView
              environment={environment}
              drawing={drawing}
              parameters={parameters}
              policyColour={algorithmLook(algorithmId).colour}
              seed={seed}
              onEnd={() => setDriving(false)}
            />
          ) : (
            <WorldCanvas
              environment={environment}
              parameters={parameters}
              algorithmId={algorithmId}
              label={words.side(declared.placeLabel(environment), words.policy)}
            />
          )}
        </figure>
        <figure>
          <figcaption>
            <Select
              label={words.behaviour}
              compact
              value={behaviour.id}
              options={behaviourPolicies.map((policy) => ({
                value: policy.id,
                label: declared.policy(environmentId, policy).label,
              }))}
              onChange={setChosen}
            />
            <span>
              {together.current.ended ? words.ended(returns.behaviour) : words.returnSoFar(returns.behaviour)}
            </span>
          </figcaption>
          {drawing && (
            <BehaviourCanvas
              environment={environment}
              drawing={drawing}
              parameters={parameters}
              policy={behaviour}
              label={words.side(declared.placeLabel(environment), declared.policy(environmentId, behaviour).label)}
              onStep={follow}
            />
          )}
        </figure>
      </div>
      <div className={parts.controls}>
        <PlayButton />
        {drawing && !driving && <Button onClick={() => setDriving(true)}>{words.takeOver}</Button>}
        <SpeedChoice />
      </div>
    </Panel>
  )
}
