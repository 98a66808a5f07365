import { panelSeries, useAnswer } from '../../../store/panels/panels-answers'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import type { Run } from '../../../store/runs/run'
import { useSettings } from '../../../store/settings/settings-store'
import { useOnStage } from '../../../store/stage/stage-store'
import { usePacedAxis } from '../../charts/time-axis'
import { useText } from '../../text/use-text'
import { LinesOverTime, type TimeLine, tableOfLines } from '../LinesOverTime'
import { latexNumber } from '../latex'
import { Panel } from '../Panel'
import parts from '../parts.module.css'

/** O2O: whether training and look-ahead gradient agree, and what replay and exploration do meanwhile. */
export function MetaAdaptationPanel() {
  const text = useText()
  const words = text.panels.metaAdaptation
  const answered = useAnswer('metaAdaptation')
  const onStage = useOnStage()
  const algorithmId = useSettings((state) => state.algorithmId)
  const { metrics } = useFocusedRun((state) => state.series)
  // The metrics grow outside React; this says when to look again.
  usePacedAxis((state) => state.metricsVersion)
  const metric = (name: string, label: string, colour: string, dash?: string): TimeLine => ({
    name,
    label,
    colour,
    dash,
    seriesOf: ({ series }) => series.metrics.get(name),
  })
  const groups = [
    { title: words.agreement, hold: [-1, 1], lines: [metric('gradientCosine', words.cosine, 'var(--green)')] },
    {
      title: words.weights,
      hold: [0],
      lines: [
        metric('metaTermWeight', words.termWeight, 'var(--blue)'),
        metric('metaWeight', words.betaWeight, 'var(--purple)', '6 3'),
      ],
    },
    {
      title: words.exploration,
      hold: [0],
      lines: [
        {
          name: 'onlineShare',
          label: words.online,
          colour: 'var(--orange)',
          seriesOf: ({ id }: Run) => panelSeries('metaAdaptation', 'onlineShare', id),
        },
        metric('perturbation', words.perturbation, 'var(--vermilion)', '6 3'),
      ],
    },
  ]
  // The first one stands on the stage, where that shows it.
  const shown = onStage('metaAdaptation') ? groups.slice(1) : groups
  const lines = groups.flatMap((group) => group.lines)
  const latest = (name: string) => metrics.get(name)?.values.at(-1)
  const begun = latest('gradientCosine') !== undefined || latest('perturbation') !== undefined
  if (algorithmId !== 'o2o') {
    return (
      <Panel title={words.title} explanation={words.explanation} name="meta-adaptation">
        <p className={parts.note}>{words.nothing}</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={words.title}
      explanation={words.explanation}
      name="meta-adaptation"
      formula={[
        `\\cos(g_{trn}, g_{tst}) = ${latexNumber(latest('gradientCosine') ?? Number.NaN)}, \\quad c = ${latexNumber(latest('metaTermWeight') ?? Number.NaN)}`,
      ]}
      table={begun ? () => tableOfLines(text, lines) : undefined}
    >
      {!begun && <p className={parts.note}>{words.waiting}</p>}
      {shown.map(({ title, lines: of, hold }) => (
        <LinesOverTime
          key={title}
          title={title}
          yLabel={title}
          lines={of}
          hold={hold}
          height={140}
          version={answered}
        />
      ))}
    </Panel>
  )
}
