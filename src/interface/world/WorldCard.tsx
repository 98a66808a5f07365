import { useMemo, useState } from 'react'
import type { BehaviourPolicy, Environment } from '../../core/environments/environment'
import { createEnvironment, environmentDefinitions, findEnvironment } from '../../core/environments/registry'
import { chooseEnvironment, chooseNoEnvironment } from '../../store/datasets/dataset-actions'
import { type LoadedDataset, useDataset } from '../../store/datasets/dataset-store'
import { MAZE_PLACE } from '../../store/datasets/maze-actions'
import { placeOf } from '../../store/settings/settings-actions'
import { useSettings } from '../../store/settings/settings-store'
import { useTaskFamily } from '../../store/settings/task-family'
import { Button } from '../controls/Button'
import { FieldControl } from '../controls/FieldControl'
import { ResetQuestionBox } from '../controls/ResetQuestionBox'
import { Select } from '../controls/Select'
import { Card } from '../layout/Card'
import { algorithmLook } from '../palette'
import { RecordedView } from '../scenario/RecordedView'
import { useOnSliders } from '../scenario/use-on-sliders'
import { usePlace } from '../scenario/use-place'
import { LockMark } from '../share/LockMark'
import { useLock } from '../share/use-lock'
import { useDeclared, useText } from '../text/use-text'
import { DriveView } from './DriveView'
import { findDrawing } from './drawings'
import { TaskCard } from './TaskCard'
import { WorldCanvas } from './WorldCanvas'
import styles from './WorldCard.module.css'
import { isEditable, WorldEditor } from './WorldEditor'
import { PlayButton, SpeedChoice } from './WorldPace'
import { WorldReadOut } from './WorldReadOut'

const NONE = ''

/** Where the current policy acts: a world or, for an algorithm that needs many tasks, a family of them. */
export function WorldCard() {
  const family = useTaskFamily()
  return family ? <TaskCard family={family} /> : <EnvironmentCard />
}

function EnvironmentCard() {
  const text = useText()
  const declared = useDeclared()
  const environmentId = useSettings((state) => state.environmentId)
  const lock = useLock('world')
  const ownData = useDataset(({ current }) => current?.source.kind === 'file')
  const worlds = useDataset(({ current }) => current?.summary.worlds)
  const options = [
    ...(environmentId === null || ownData ? [{ value: NONE, label: text.world.noEnvironment }] : []),
    ...environmentDefinitions.map((world) => {
      const label = declared.placeLabel(world)
      const fit = worlds?.find(({ id }) => id === world.id)
      return { value: world.id, label: fit ? text.world.agreeing(label, fit.share) : label }
    }),
  ]
  return (
    <Card
      title={text.world.title}
      aside={
        lock !== 'hidden' && (
          <>
            {lock && <LockMark align="end" />}
            <Select
              label={text.world.environment}
              compact
              value={environmentId ?? NONE}
              options={options}
              onChange={(id) => (id === NONE ? chooseNoEnvironment(text.world.noEnvironment) : chooseEnvironment(id))}
              disabled={lock !== null}
            />
          </>
        )
      }
    >
      <ResetQuestionBox place={placeOf('page', 'environment')} />
      {environmentId === null ? (
        <p className={styles.without}>{text.world.without}</p>
      ) : (
        <World key={environmentId} environmentId={environmentId} />
      )}
    </Card>
  )
}

function World({ environmentId }: { readonly environmentId: string }) {
  const text = useText()
  const declared = useDeclared()
  const algorithmId = useSettings((state) => state.algorithmId)
  const chosenParameters = useSettings((state) => state.parameters)
  const seed = useSettings((state) => state.seed)
  const definition = findEnvironment(environmentId)
  const parameters = declared.schema(environmentId, definition.parameters)
  const environment = useMemo(
    () => createEnvironment(environmentId, chosenParameters),
    [environmentId, chosenParameters],
  )
  const onSliders = useOnSliders('environment')
  const names = Object.keys(parameters).filter((name) => !onSliders.has(name))
  const [mode, setMode] = useState<'watch' | 'drive' | 'edit'>('watch')
  const [ghost, setGhost] = useState(false)
  const drawing = findDrawing(environmentId)
  const source = useDataset(({ current }) => mainPolicy(environment, current))
  const place = usePlace('world')
  const watch = () => setMode('watch')
  const locked = useLock('world') !== null
  const dataLocked = useLock('data') !== null
  return (
    <>
      {mode === 'drive' && drawing && (
        <DriveView
          environment={environment}
          drawing={drawing}
          parameters={chosenParameters}
          policyColour={algorithmLook(algorithmId).colour}
          seed={seed}
          onEnd={watch}
        />
      )}
      {mode === 'edit' && <WorldEditor environment={environment} parameters={chosenParameters} onEnd={watch} />}
      {mode === 'watch' && (
        <>
          <div className={styles.stage} {...place}>
            <WorldCanvas
              environment={environment}
              parameters={chosenParameters}
              algorithmId={algorithmId}
              label={text.world.canvas(declared.placeLabel(definition))}
              beside={ghost ? source : null}
            />
          </div>
          <RecordedView />
          <WorldReadOut environment={environment} />
          <div className={styles.controls}>
            <PlayButton />
            <SpeedChoice />
            {drawing && source && (
              <label className={styles.check}>
                <input type="checkbox" checked={ghost} onChange={(event) => setGhost(event.target.checked)} />
                {text.worldWork.ghost(declared.policy(environmentId, source).label)}
              </label>
            )}
            {drawing && !dataLocked && (
              <Button look="plain" onClick={() => setMode('drive')}>
                {text.worldWork.drive.begin}
              </Button>
            )}
            {isEditable(environmentId) && !locked && (
              <Button look="plain" onClick={() => setMode('edit')}>
                {'layout' in parameters ? text.worldWork.maze.edit : text.worldWork.maze.editPlaces}
              </Button>
            )}
          </div>
        </>
      )}
      <ResetQuestionBox place={MAZE_PLACE} />
      {mode === 'drive' && (
        <div className={styles.controls}>
          <SpeedChoice />
        </div>
      )}
      <details className={styles.parameters}>
        <summary>{names.length > 0 ? text.world.parameters : text.world.about}</summary>
        <p className={styles.summary}>{declared.placeSummary(definition)}</p>
        {names.map((name) => (
          <FieldControl key={name} group="parameters" schema={parameters} name={name} />
        ))}
      </details>
    </>
  )
}

/** The behaviour policy that made most of the data, where a recipe says so. */
function mainPolicy(environment: Environment, current: LoadedDataset | null): BehaviourPolicy | null {
  const source = current?.source
  if (source?.kind !== 'recipe' || source.recipe.environment !== environment.id) return null
  const { shares } = source.recipe
  return environment.behaviourPolicies.reduce<BehaviourPolicy | null>((most, policy) => {
    const share = shares[policy.id] ?? 0
    return share > (most ? (shares[most.id] ?? 0) : 0) ? policy : most
  }, null)
}
