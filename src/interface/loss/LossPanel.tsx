import { useEffect, useMemo, useState } from 'react'
import { curvesOf, type Loss, placedTerms, slidersOf, type Term, type TermWords } from '../../core/algorithms/formula'
import { markLinks, noteTerm } from '../../store/page/term-links-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useHyperparametersNow } from '../../store/settings/settings-now'
import { useSettings } from '../../store/settings/settings-store'
import { usePacedVersion } from '../charts/use-paced-version'
import { formatCount } from '../format/numbers'
import { Panel } from '../panels/Panel'
import parts from '../panels/parts.module.css'
import { useDeclared, useText } from '../text/use-text'
import type { Numbers } from './fill'
import { formulaOf, termWords } from './formulas'
import { LossFormula } from './LossFormula'
import styles from './LossPanel.module.css'
import { SourceView } from './SourceView'
import { TermDetail } from './TermDetail'
import { useSettingPointedAt } from './use-setting-pointed-at'

/** The loss of the running algorithm, term by term, with its numbers, its sliders, its curves and its lines. */
export function LossPanel() {
  const text = useText()
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const described = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId))
  const settings = useHyperparametersNow()
  const series = useFocusedRun((state) => state.series)
  const version = usePacedVersion(({ runs }) => runs.map((run) => run.metricsVersion).join())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series is the same object while it grows; the version tells.
  const numbers = useMemo<Numbers | null>(
    () =>
      described
        ? {
            algorithm: declared.algorithm(described),
            settings,
            metric: (name) => series.metrics.get(name)?.values.at(-1),
          }
        : null,
    [described, declared, settings, series, version],
  )
  const phase = useFocusedRun((state) => state.progress?.phase ?? 'offline')
  const step = useFocusedRun((state) => state.progress?.step ?? 0)
  if (!numbers || Object.keys(settings).length === 0) return <p className={parts.note}>{text.algorithm.waiting}</p>

  const losses = formulaOf(algorithmId).losses({ h: settings, phase, step })
  const wordsOf = ({ id }: Term) => declared.term(algorithmId, id, termWords(algorithmId, id))
  const steps = [...series.metrics.values()].map((one) => one.steps.at(-1) ?? 0)
  const table = () => ({
    columns: [text.loss.table.term, text.loss.table.metric, text.loss.table.value, text.loss.table.step],
    rows: placedTerms(losses).flatMap(({ term }) =>
      curvesOf(term).flatMap((name) => {
        const known = series.metrics.get(name)
        if (!known || known.length === 0) return []
        const label = numbers.algorithm.metrics[name]!.label
        return [[wordsOf(term).name, label, known.values.at(-1)!, known.steps.at(-1)!]]
      }),
    ),
  })
  return (
    <Panel
      title={text.loss.title}
      explanation={text.loss.explanation}
      name="loss"
      table={steps.length > 0 ? table : undefined}
    >
      <Reading key={algorithmId} algorithmId={algorithmId} losses={losses} numbers={numbers} wordsOf={wordsOf} />
      <p className={parts.stamp}>
        {steps.length > 0 ? text.loss.asOf(formatCount(Math.max(...steps))) : text.loss.notYet}
      </p>
    </Panel>
  )
}

interface ReadingProps {
  readonly algorithmId: string
  readonly losses: readonly Loss[]
  readonly numbers: Numbers
  readonly wordsOf: (term: Term) => TermWords
}

function Reading({ algorithmId, losses, numbers, wordsOf }: ReadingProps) {
  const text = useText()
  const all = placedTerms(losses)
  const [chosenKey, choose] = useState<string | null>(null)
  const [hoveredKey, hover] = useState<string | null>(null)
  const setting = useSettingPointedAt()
  const chosen = all.find(({ key }) => key === chosenKey) ?? all[0]
  const pointed = all.find(({ key }) => key === hoveredKey) ?? all.find(({ key }) => key === chosenKey)
  const sliders = pointed ? slidersOf(pointed.term).join() : ''
  const curves = pointed ? curvesOf(pointed.term).join() : ''
  useEffect(() => {
    markLinks(sliders.split(','), curves.split(','))
    return () => markLinks([], [])
  }, [sliders, curves])

  const chooseTerm = (key: string) => {
    choose(key)
    noteTerm(all.find((one) => one.key === key)!.term.id)
  }
  const linked =
    setting === null ? [] : all.filter(({ term }) => slidersOf(term).includes(setting)).map(({ key }) => key)
  return (
    <div className={styles.reading}>
      <div className={styles.formulas}>
        {losses.length === 0 && <p className={parts.note}>{text.loss.nothing}</p>}
        {losses.map((loss) => (
          <LossFormula
            key={loss.network}
            loss={loss}
            numbers={numbers}
            wordsOf={wordsOf}
            chosenKey={chosen?.key ?? null}
            linkedKeys={linked}
            onChoose={chooseTerm}
            onHover={hover}
          />
        ))}
        {chosen && <TermDetail placed={chosen} numbers={numbers} words={wordsOf(chosen.term)} />}
      </div>
      <SourceView algorithmId={algorithmId} term={(pointed ?? chosen)?.term} />
    </div>
  )
}
