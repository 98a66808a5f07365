import { useMemo, useState } from 'react'
import { type TiltedPolicy, tiltedPolicy } from '../../../core/diagnostics/tilted-policy'
import type { PanelAnswers } from '../../../core/looks/questions'
import { useAnswer } from '../../../store/panels/panels-answers'
import { useHyperparametersNow } from '../../../store/settings/settings-now'
import { RangeInput } from '../../controls/RangeInput'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Answering } from '../Answering'
import { latexNumber } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import { StatePicker } from '../StatePicker'
import { WordTable } from '../WordTable'
import { AdvantageSources } from './AdvantageSources'
import { ClonedBehaviour } from './ClonedBehaviour'
import { TiltPicture } from './TiltPicture'
import { TradePicture } from './TradePicture'
import { LAMBDAS, nearestLambda, tiltGiven } from './tilt-given'

type Slice = PanelAnswers['actionSlice']

/** AWAC: the best policy near the data's, from greedy to cloning, at one state. */
export function WeightingPanel() {
  const text = useText()
  const words = text.panels.weighting
  const answered = useAnswer('actionSlice')
  const slice = answered?.answer
  const { lambda: own } = useHyperparametersNow()
  const runs = typeof own === 'number' ? own : null
  const [chosen, choose] = useState<number | null>(null)
  const [before, keep] = useState<number | null>(null)
  const index = chosen ?? nearestLambda(runs ?? 1)
  const lambda = LAMBDAS[index]!
  const given = useMemo(() => (slice ? tiltGiven(slice) : null), [slice])
  const tilted = given && tiltedPolicy(given, lambda)
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="weighting"
      formula={tilted ? formulas(lambda, tilted) : undefined}
      table={
        given && tilted
          ? () => ({
              columns: words.columns,
              rows: Array.from(given.positions, (at, i) => [at, given.q[i]!, given.behaviour[i]!, tilted.policy[i]!]),
            })
          : undefined
      }
    >
      <Answering answer={slice} nothing={words.nothing} />
      {answered && slice && given && tilted && (
        <>
          <div className={parts.controls}>
            <label>
              {words.slider}
              <RangeInput
                max={LAMBDAS.length - 1}
                value={index}
                aria-label={words.slider}
                aria-valuetext={formatMeasured(lambda)}
                onPointerDown={() => keep(chosen)}
                onChange={choose}
                onTakeBack={() => choose(before)}
              />
              <output>{formatMeasured(lambda)}</output>
            </label>
            {runs !== null && <span>{words.runs(formatMeasured(runs))}</span>}
          </div>
          <p className={parts.sentence}>{words.found(tilted)}</p>
          <div className={parts.side}>
            <TiltPicture given={given} policy={tilted.policy} />
            <TradePicture given={given} lambda={lambda} runs={runs} />
            <StatePickerOf slice={slice} />
          </div>
          <h3>{words.sources.title}</h3>
          <AdvantageSources slice={slice} lambda={lambda} />
          <h3>{words.clone.title}</h3>
          <ClonedBehaviour slice={slice} given={given} lambda={lambda} />
          <Stamp step={answered.step} />
        </>
      )}
      <h3>{words.methods}</h3>
      <WordTable label={words.methods} columns={words.methodColumns} rows={words.methodRows} />
    </Panel>
  )
}

function StatePickerOf({ slice }: { readonly slice: Slice }) {
  const words = useText().panels.actionSlice
  return (
    <div>
      <p className={parts.stamp}>{words.pick}</p>
      <StatePicker map={slice.map} height={200} />
    </div>
  )
}

function formulas(lambda: number, { advantage, divergence }: TiltedPolicy): string[] {
  return [
    '\\pi^* = \\arg\\max_\\pi \\mathbb{E}_{a \\sim \\pi}[A(s, a)] \\quad \\text{s.t.} \\quad D_{KL}(\\pi \\| \\mu) \\le \\epsilon, \\quad \\textstyle\\int \\pi(a|s)\\,da = 1',
    '\\mathcal{L}(\\pi, \\lambda, \\nu) = \\mathbb{E}_\\pi[A] + \\lambda\\,(\\epsilon - D_{KL}(\\pi \\| \\mu)) + \\nu\\,(1 - \\textstyle\\int \\pi)',
    '\\frac{\\partial \\mathcal{L}}{\\partial \\pi} = A(s, a) - \\lambda \\log \\frac{\\pi(a|s)}{\\mu(a|s)} - \\lambda - \\nu = 0',
    `\\pi^*(a|s) = \\frac{1}{Z(s)}\\, \\mu(a|s) \\exp\\!\\left(\\tfrac{1}{\\lambda} A(s, a)\\right)`,
    `\\lambda = ${latexNumber(lambda)}: \\quad \\mathbb{E}_{\\pi^*}[A] = ${latexNumber(advantage)}, \\quad D_{KL} = ${latexNumber(divergence)}`,
    '\\theta \\leftarrow \\arg\\min_\\theta D_{KL}(\\pi^* \\| \\pi_\\theta) = \\arg\\max_\\theta \\mathbb{E}_{a \\sim \\mu}\\!\\left[\\exp\\!\\left(\\tfrac{1}{\\lambda} A(s, a)\\right) \\log \\pi_\\theta(a|s)\\right]',
  ]
}
