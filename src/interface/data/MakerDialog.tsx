import { type ReactNode, useMemo, useState } from 'react'
import { builtInRecipesFor } from '../../core/data/generation/built-in-recipes'
import { MAXIMUM_TRANSITIONS } from '../../core/data/generation/recipe'
import { createEnvironment, findEnvironment } from '../../core/environments/registry'
import { integer, number } from '../../core/schema/field'
import type { NamedWords } from '../../core/schema/words'
import { chooseBuiltIn, makeDataset } from '../../store/datasets/dataset-actions'
import { takeReplayOfRun } from '../../store/datasets/recording-actions'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { useSettings } from '../../store/settings/settings-store'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { ValueSlider } from '../controls/ValueSlider'
import { useDeclared, useText } from '../text/use-text'
import styles from './MakerDialog.module.css'

const SMALLEST = 100
const USUAL_SIZE = 10_000
const LARGEST_SEED = 2 ** 31 - 1

interface MakerDialogProps {
  readonly environmentId: string
  readonly onClose: () => void
}

/** Data to order: behaviour policies mixed by weight, how many steps, which seed; or what is there by name. */
export function MakerDialog({ environmentId, onClose }: MakerDialogProps) {
  const text = useText()
  const words = text.dataWork.maker
  const declared = useDeclared()
  const parameters = useSettings((state) => state.parameters)
  const environment = useMemo(() => createEnvironment(environmentId, parameters), [environmentId, parameters])
  const policies = environment.behaviourPolicies
  const [shares, setShares] = useState<Readonly<Record<string, number>>>({ medium: 100 })
  const [transitions, setTransitions] = useState(USUAL_SIZE)
  const [seed, setSeed] = useState(1)
  const [dropFailures, setDropFailures] = useState(false)

  const total = policies.reduce((sum, { id }) => sum + (shares[id] ?? 0), 0)
  const percent = (id: string) => Math.round((100 * (shares[id] ?? 0)) / total)
  const make = () => {
    const given = policies.filter(({ id }) => (shares[id] ?? 0) > 0)
    const parts = given.map((policy) => words.part(percent(policy.id), declared.policy(environmentId, policy).label))
    const recipe = {
      environment: environmentId,
      shares: Object.fromEntries(given.map(({ id }) => [id, shares[id]!])),
      transitions,
      seed,
      drop: dropFailures ? ('failures' as const) : ('nothing' as const),
    }
    void makeDataset(recipe, words.name(declared.placeLabel(environment), parts))
    onClose()
  }
  const size = integer({
    ...words.size,
    default: USUAL_SIZE,
    minimum: SMALLEST,
    maximum: MAXIMUM_TRANSITIONS,
    scale: 'logarithmic',
  })
  const seedField = integer({ ...words.seed, default: 1, minimum: 0, maximum: LARGEST_SEED, scale: 'logarithmic' })
  return (
    <Dialog title={words.title(declared.placeLabel(environment))} onClose={onClose}>
      <p className={styles.explanation}>{words.explanation}</p>
      {policies.map((policy) => (
        <Weight
          key={policy.id}
          words={declared.policy(environmentId, policy)}
          value={shares[policy.id] ?? 0}
          onChange={(value) => setShares({ ...shares, [policy.id]: value })}
        >
          {total > 0 ? `${percent(policy.id)} %` : ''}
        </Weight>
      ))}
      <hr className={styles.rule} />
      <ValueSlider field={size} value={transitions} onChange={setTransitions} />
      <ValueSlider field={seedField} value={seed} onChange={setSeed} />
      {environment.isFailure && (
        <label className={styles.check}>
          <input type="checkbox" checked={dropFailures} onChange={(event) => setDropFailures(event.target.checked)} />
          {words.dropFailures}
        </label>
      )}
      <div className={styles.buttons}>
        <Button look="primary" disabled={total === 0} onClick={make}>
          {words.make}
        </Button>
        {total === 0 && <p role="alert">{words.nothing}</p>}
      </div>
      <h3>{words.ready}</h3>
      <Ready environmentId={environmentId} onClose={onClose} />
    </Dialog>
  )
}

interface WeightProps {
  readonly words: NamedWords
  readonly value: number
  readonly onChange: (value: number) => void
  readonly children: ReactNode
}

function Weight({ words: { label, explanation }, value, onChange, children }: WeightProps) {
  const field = number({ label, explanation, default: 0, minimum: 0, maximum: 100 })
  return (
    <div className={styles.weight}>
      <ValueSlider field={field} value={value} onChange={onChange} />
      <span className={styles.share}>{children}</span>
    </div>
  )
}

/** Recipes by name, and what the run has lived through. */
function Ready({ environmentId, onClose }: MakerDialogProps) {
  const words = useText().dataWork.maker
  const declared = useDeclared()
  const label = declared.placeLabel(findEnvironment(environmentId))
  const lived = useFocusedRun((state) => (state.progress?.environmentSteps ?? 0) > 0)
  const algorithmId = useSettings((state) => state.algorithmId)
  const algorithm = useCatalogue((state) => state.algorithms.find(({ id }) => id === algorithmId)?.label ?? algorithmId)
  const ready = [
    ...builtInRecipesFor(environmentId).map((recipe) => ({
      id: recipe.id,
      name: declared.recipe(recipe).label,
      explanation: declared.recipe(recipe).explanation,
      take: () => void chooseBuiltIn(recipe),
    })),
    {
      id: 'replay',
      name: words.replay,
      explanation: lived ? words.replayExplained : words.replayNotYet,
      take: lived ? () => void takeReplayOfRun(words.replayName(declared.name(algorithm), label)) : null,
    },
  ]
  return (
    <ul className={styles.ready}>
      {ready.map(({ id, name, explanation, take }) => (
        <li key={id}>
          <Button
            disabled={take === null}
            onClick={() => {
              take?.()
              onClose()
            }}
          >
            {name}
          </Button>
          <p className={styles.explanation}>{explanation}</p>
        </li>
      ))}
    </ul>
  )
}
