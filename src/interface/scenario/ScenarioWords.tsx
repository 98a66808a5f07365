import { Suspense } from 'react'
import type { Scenario } from '../../core/scenarios/scenario'
import { moveSlider, schemaOf } from '../../store/scenario/scenario-sliders'
import { useScenario } from '../../store/scenario/scenario-store'
import { useCatalogue } from '../../store/settings/catalogue-store'
import { Button } from '../controls/Button'
import { fetchedPart } from '../faults/fetched-part'
import { formatSetting } from '../format/numbers'
import { TermText } from '../glossary/TermText'
import { useShownLanguage } from '../text/language'
import { useDeclared, useText } from '../text/use-text'
import styles from './ScenarioText.module.css'

const Claims = fetchedPart(() => import('./Claims'), 'Claims')

/** Why it happens, what to try, what not to believe, and what the runs carry. */
export function ScenarioWords() {
  const { scenario: words } = useText()
  const language = useShownLanguage((state) => state.language)
  const open = useScenario((state) => state.open)
  if (!open) return null
  const { why, try: trials, caveats } = open.scenario
  return (
    <>
      <div className={styles.columns}>
        <Column title={words.why}>
          {why.map((text) => (
            <p key={text.en}>
              <TermText text={text[language]} />
            </p>
          ))}
        </Column>
        <Column title={words.try}>
          {trials.map((trial) => (
            <Trial key={trial.text.en} scenario={open.scenario} trial={trial} />
          ))}
        </Column>
        {caveats.length > 0 && (
          <Column title={words.caveats}>
            {caveats.map((text) => (
              <p key={text.en}>
                <TermText text={text[language]} />
              </p>
            ))}
          </Column>
        )}
      </div>
      <Suspense>
        <Claims {...open} />
      </Suspense>
    </>
  )
}

function Column({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface TrialProps {
  readonly scenario: Scenario
  readonly trial: Scenario['try'][number]
}

function Trial({ scenario, trial: { text, move } }: TrialProps) {
  const { scenario: words } = useText()
  const declared = useDeclared()
  const language = useShownLanguage((state) => state.language)
  useCatalogue((state) => state.algorithms)
  const slider = move && scenario.sliders.find(({ of, name }) => of === move.of && name === move.name)
  const found = slider && schemaOf(scenario, slider)
  const field = found && declared.schema(found.scope, found.schema)[slider.name]
  return (
    <p>
      {text[language]}
      {move && field && (field.kind === 'number' || field.kind === 'integer') && (
        <Button look="plain" className={styles.move} onClick={() => moveSlider(move, field, move.value)}>
          {words.set(field.label, formatSetting(move.value))}
        </Button>
      )}
    </p>
  )
}
