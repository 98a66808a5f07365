import type { Schema } from '../../core/schema/field'
import { useExperiments, useFocusedRun } from '../../store/runs/experiments-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { placeOf } from '../../store/settings/settings-actions'
import { useSettings } from '../../store/settings/settings-store'
import { runSettingsOf, startingPoint } from '../../store/settings/starting-point'
import type { AlgorithmDescription } from '../../worker/protocol'
import { FieldControl } from '../controls/FieldControl'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { Card } from '../layout/Card'
import { ONE_COLUMN, useMedia } from '../layout/use-media'
import { TransferReportNote } from '../runs/TransferReportNote'
import { ScenarioSliders } from '../scenario/ScenarioSliders'
import { useScenarioInFocus } from '../scenario/use-live-action'
import { useOnSliders } from '../scenario/use-on-sliders'
import { RUN_SCOPE } from '../text/declared'
import { useDeclared, useText } from '../text/use-text'
import styles from './AlgorithmCard.module.css'
import { AlgorithmChoice } from './AlgorithmChoice'
import { AllSettings, type SettingsSection } from './AllSettings'

/** Which algorithm, its few sliders, and the rest behind "all settings". */
export function AlgorithmCard() {
  const text = useText()
  const declared = useDeclared()
  const algorithms = useCatalogue((state) => state.algorithms).map((algorithm) => declared.algorithm(algorithm))
  const algorithmId = useSettings((state) =>
    state.question?.place === placeOf('page', 'algorithm') ? state.question.proposed : state.algorithmId,
  )
  const chosen = algorithms.find(({ id }) => id === algorithmId)
  return (
    <Card title={text.algorithm.title}>
      {chosen ? <Chosen algorithms={algorithms} chosen={chosen} /> : <p>{text.algorithm.waiting}</p>}
    </Card>
  )
}

/** After a switch in mid-run: what the algorithm found and what it had to begin anew. */
function TransferredFromParent() {
  const of = useFocusedRun((state) => state.experimentId)
  const origin = useExperiments(({ experiments }) => experiments.find(({ id }) => id === of)?.origin)
  return origin?.kind === 'fork' && origin.carried ? <TransferReportNote report={origin.carried} /> : null
}

interface ChosenProps {
  readonly algorithms: readonly AlgorithmDescription[]
  readonly chosen: AlgorithmDescription
}

function Chosen({ algorithms, chosen }: ChosenProps) {
  const text = useText()
  const declared = useDeclared()
  const inScenario = useScenarioInFocus()
  const oneColumn = useMedia(ONE_COLUMN)
  const { hyperparameters, label } = chosen
  const environmentId = useSettings((state) => state.environmentId)
  const taskFamilyId = useSettings((state) => state.taskFamilyId)
  const onSliders = { hyperparameters: useOnSliders('hyperparameters'), runSettings: useOnSliders('settings') }
  const start = startingPoint({ algorithmId: chosen.id, environmentId, taskFamilyId })
  const ofRun = declared.schema(RUN_SCOPE, runSettingsOf(chosen))
  const sections: SettingsSection[] = [
    {
      group: 'hyperparameters',
      title: label,
      schema: hyperparameters,
      initial: start.hyperparameters,
      inSight: inScenario ? onSliders.hyperparameters : prominentOf(hyperparameters),
    },
    {
      group: 'runSettings',
      title: text.algorithm.ofRun,
      schema: ofRun,
      initial: start.runSettings,
      inSight: inScenario ? onSliders.runSettings : prominentOf(ofRun),
    },
  ]
  return (
    <>
      <AlgorithmChoice algorithms={algorithms} chosen={chosen} />
      <ResetQuestionBox place={placeOf('page', 'algorithm')} />
      <TransferredFromParent />
      <p className={styles.summary} title={chosen.summary}>
        {chosen.summary}
      </p>
      {inScenario && !oneColumn && <ScenarioSliders />}
      {!inScenario &&
        sections.map(({ group, schema, initial, inSight }) =>
          [...inSight].map((name) => (
            <FieldControl
              key={`${chosen.id}.${name}`}
              group={group}
              schema={schema}
              name={name}
              initial={initial[name]}
            />
          )),
        )}
      <AllSettings sections={sections} source={chosen.source} />
    </>
  )
}

function prominentOf(schema: Schema): ReadonlySet<string> {
  return new Set(Object.keys(schema).filter((name) => schema[name]!.prominent))
}
