import { type Remote, transfer, wrap } from 'comlink'
import type { Report, TrainingApi } from './protocol'

/** The page's end of the worker: one proxy for its whole life, and the port on which reports arrive. */
export interface TrainingClient {
  readonly api: Remote<TrainingApi>
  end(): void
}

/** Starts the worker. `onCrash` is told, in one sentence, when it is gone for good. */
export function startTrainingClient(
  onReport: (report: Report) => void,
  onCrash: (message: string) => void,
): TrainingClient {
  const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module', name: 'training' })
  worker.addEventListener('error', (event) => onCrash(event.message || 'The training worker could not be started.'))
  const api = wrap<TrainingApi>(worker)
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }: MessageEvent<Report>) => onReport(data)
  void api.open(transfer(port2, [port2]))
  return {
    api,
    end() {
      port1.close()
      worker.terminate()
    },
  }
}
