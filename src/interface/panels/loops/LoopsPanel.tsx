import { type LoopPlace, placeInLoop } from '../../../core/algorithms/pearl/loop'
import { useFocusedRun } from '../../../store/runs/experiments-store'
import { useHyperparametersNow } from '../../../store/settings/settings-now'
import { useSettings } from '../../../store/settings/settings-store'
import { useText } from '../../text/use-text'
import { Panel } from '../Panel'
import parts from '../parts.module.css'
import { Stamp } from '../Stamp'
import styles from './LoopsPanel.module.css'

/** PEARL: its two algorithms as loops, with the line at which the run stands. */
export function LoopsPanel() {
  const words = useText().panels.loops
  const algorithmId = useSettings((state) => state.algorithmId)
  const progress = useFocusedRun((state) => state.progress)
  const h = useHyperparametersNow()
  const number = (name: string) => Number(h[name] ?? 0)
  const counts = {
    prior: number('priorEpisodes'),
    posterior: number('posteriorEpisodes'),
    extra: number('extraEpisodes'),
    tasks: number('tasksCollected'),
    first: number('initialEpisodes'),
    train: number('trainTasks'),
    batch: number('metaBatch'),
    rows: number('batchSize'),
    before: number('explorationEpisodes'),
    episodes: number('adaptationEpisodes'),
    test: number('testTasks'),
  }
  const collectEvery = number('collectEvery')
  const frame = (children: React.ReactNode) => (
    <Panel title={words.title} explanation={words.explanation} name="loops">
      {children}
    </Panel>
  )
  if (algorithmId !== 'pearl' || collectEvery === 0) return frame(<p className={parts.note}>{words.nothing}</p>)
  const { place, round, stepInRound, stepsPerRound } = placeInLoop(
    progress ?? { step: 0, environmentSteps: 0, finished: false },
    collectEvery,
  )
  const line = (at: LoopPlace, text: string) => (
    <li
      className={place === at ? styles.here : undefined}
      aria-current={place === at ? 'step' : undefined}
      data-loop={at}
    >
      {text}
    </li>
  )
  return frame(
    <>
      <p className={parts.sentence}>{words.where[place]}</p>
      <div className={styles.loops}>
        <section aria-label={words.training}>
          <h3>{words.training}</h3>
          <ol className={styles.loop}>
            {line('first', words.first(counts))}
            <li>
              <span className={styles.count}>{words.round(round)}</span>
              <ol className={styles.inner}>
                {line('collect', words.collect(counts))}
                <li>
                  <span className={styles.count}>{words.steps(stepInRound, stepsPerRound)}</span>
                  <ol className={styles.inner}>
                    {line('train', words.train(counts))}
                    <li>{words.context}</li>
                    <li>{words.infer}</li>
                    <li>{words.update}</li>
                  </ol>
                </li>
              </ol>
            </li>
          </ol>
        </section>
        <section aria-label={words.testing}>
          <h3>{words.testing}</h3>
          <ol className={styles.loop}>
            {line('test', words.test(counts))}
            <li>
              <span className={styles.count}>{words.episodes(counts)}</span>
              <ol className={styles.inner}>
                <li>{words.sample}</li>
                <li>{words.rollOut}</li>
                <li>{words.gather(counts)}</li>
              </ol>
            </li>
          </ol>
        </section>
      </div>
      {progress && <Stamp step={progress.step} />}
    </>,
  )
}
