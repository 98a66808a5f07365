import { useState } from 'react'
import { experimentOf, runsOf, runWithId, useExperiments } from '../../store/runs/experiments-store'
import { closeFork, configurationOf, type Future, startFutures } from '../../store/runs/fork'
import { frozenAt } from '../../store/runs/frozen'
import { useBackend } from '../../store/workers/backend-store'
import { mostWorkers } from '../../store/workers/worker-pool'
import { Button } from '../controls/Button'
import { Dialog } from '../controls/Dialog'
import { SourceAdvice } from '../sources/SourceAdvice'
import { useText } from '../text/use-text'
import styles from './ForkDialog.module.css'
import { FutureEditor } from './FutureEditor'
import { groupsOf } from './run-groups'

interface ForkDialogProps {
  readonly runId: number
  readonly step: number
}

interface Draft extends Future {
  readonly key: number
}

/** Any number of futures from one frozen state, chosen together and begun together. */
export function ForkDialog({ runId, step }: ForkDialogProps) {
  const text = useText()
  const words = text.forks
  const backend = useBackend((state) => state.choice?.backend)
  const experiment = experimentOf(runId)
  const frozen = frozenAt(runId, step)
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => [
    untouched(0, experiment?.configuration.algorithm.id ?? ''),
  ])
  if (!experiment || !frozen) return null
  const { experiments, runs, focus } = useExperiments.getState()
  const run = runWithId(runId)
  const label = groupsOf(experiments, runs, focus).find((group) => group.experiment.id === experiment.id)?.label ?? ''
  const seeds = runsOf(experiment.id).filter((run) => frozenAt(run.id, step)).length
  const parent = experiment.configuration.algorithm.id
  const start = () => {
    closeFork()
    void startFutures(runId, step, drafts)
  }
  return (
    <Dialog title={words.title(step, label)} onClose={closeFork}>
      <p className={styles.explanation}>{words.explanation}</p>
      {run && step === run.progress?.onlineStartStep && <SourceAdvice run={run} onStart={closeFork} />}
      {seeds > 1 && <p className={styles.explanation}>{words.seeds(seeds)}</p>}
      {drafts.map((draft, index) => (
        <FutureEditor
          key={draft.key}
          number={index + 1}
          future={draft}
          parent={parent}
          base={configurationOf(frozen, draft.algorithmId)}
          exact={backend !== 'webgpu'}
          onChange={(change) =>
            setDrafts((all) => all.map((one) => (one.key === draft.key ? { ...one, ...change } : one)))
          }
          onRemove={
            drafts.length > 1 ? () => setDrafts((all) => all.filter(({ key }) => key !== draft.key)) : undefined
          }
        />
      ))}
      <div className={styles.bar}>
        <Button onClick={() => setDrafts((all) => [...all, untouched(all.at(-1)!.key + 1, parent)])}>
          {words.add}
        </Button>
        <Button look="primary" onClick={start}>
          {words.start(drafts.length)}
        </Button>
      </div>
      {drafts.length * seeds > mostWorkers() && <p className={styles.explanation}>{words.waiting(mostWorkers())}</p>}
    </Dialog>
  )
}

function untouched(key: number, algorithmId: string): Draft {
  return { key, name: null, algorithmId, values: {} }
}
