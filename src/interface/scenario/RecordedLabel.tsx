import type { Recording } from '../../core/scenarios/recording'
import type { Scenario } from '../../core/scenarios/scenario'
import type { RunConfiguration } from '../../core/training/configuration'
import { formatSetting } from '../format/numbers'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import styles from './RecordedLabel.module.css'

interface RecordedLabelProps {
  readonly recording: Recording
  readonly scenario: Scenario
}

/** Says plainly what is recorded; what made it is one click away. */
export function RecordedLabel({ recording, scenario }: RecordedLabelProps) {
  const text = useText()
  const { recorded: words } = text.scenario
  const language = useShownLanguage((state) => state.language)
  const { seeds, made, configurations } = recording
  return (
    <details className={styles.label}>
      <summary>
        <strong>{words.title}</strong>
        <span className="visually-hidden">
          {words.what(seeds.length, seeds[0]!, seeds.at(-1)!)} {words.details}
        </span>
      </summary>
      <div className={styles.content}>
        <p>{words.what(seeds.length, seeds[0]!, seeds.at(-1)!)}</p>
        <p>{words.made(made.playground, made.tfjs, made.node, made.backend)}</p>
        {scenario.methods.map(({ id, label }) => (
          <details key={id} className={styles.method}>
            <summary>{words.configuration(label[language])}</summary>
            <dl>
              {settingsOf(configurations[id]!).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
    </details>
  )
}

/** As the command line names them. */
function settingsOf({ environment, dataset, algorithm, settings }: RunConfiguration): [string, string][] {
  const recipe = dataset?.kind === 'recipe' ? dataset.recipe : null
  const shares = recipe && Object.entries(recipe.shares).map(([policy, share]) => `${policy} ${share}`)
  return [
    ['environment', environment?.id ?? ''],
    ...written(environment?.parameters ?? {}),
    ...(recipe ? [['dataset', `${recipe.transitions}, ${shares!.join(', ')}`] as [string, string]] : []),
    ['algorithm', algorithm.id],
    ...written(algorithm.hyperparameters),
    ...written(settings),
  ]
}

function written(values: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatSetting(value) : String(value),
  ])
}
