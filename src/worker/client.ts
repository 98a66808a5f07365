import { type Remote, transfer, wrap } from 'comlink'
import { type Message, message, verbatim } from '../core/messages/message'
import { UserError } from '../core/messages/user-error'
import './user-errors'
import { Heartbeat } from './heartbeat'
import { whenDead } from './life-lock'
import type { Report, TrainingApi } from './protocol'

/** The page's end of a worker: one proxy for its whole life, and the port on which reports arrive. */
export interface TrainingClient {
  readonly api: Remote<TrainingApi>
  /**
   * Lets a piece of work take longer than a worker may otherwise be silent, as reading a file in one go does. Rejects
   * when the worker is gone, from which no answer would ever come.
   */
  patiently<T>(work: Promise<T>): Promise<T>
  end(): void
}

let workers = 0

/** Starts a worker. `onGone` is told once, in one sentence, when it has died or no longer answers; it is ended then. */
export function startTrainingClient(
  onReport: (report: Report) => void,
  onGone: (message: Message) => void,
): TrainingClient {
  const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module', name: 'training' })
  const api = wrap<TrainingApi>(worker)
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }: MessageEvent<Report>) => {
    // A worker gives memory back only by ending.
    if (data.kind === 'failure' && data.reason === 'memory') gone(data.message)
    else onReport(data)
  }
  const heartbeat = new Heartbeat(
    () => api.beat(),
    () => silent(),
  )
  // Silence is waited for; death is told by the browser.
  const life = `training-${workers++}-${performance.timeOrigin}`
  const watch = new AbortController()
  const end = () => {
    heartbeat.end()
    watch.abort()
    port1.close()
    worker.terminate()
  }
  let over = false
  let announce: (error: Error) => void
  const dead = new Promise<never>((_, reject) => (announce = reject))
  dead.catch(() => undefined)
  const gone = (message: Message) => {
    if (over) return
    over = true
    end()
    announce(new UserError(message))
    onGone(message)
  }
  const silent = () => gone(message`The training worker no longer answered.`)
  worker.addEventListener('error', (event) =>
    gone(
      event.message
        ? verbatim(event.message)
        : message`The browser ended a training worker without saying why. In WebKit this happens to further workers of a development server: open the built site (npm start), or use another browser.`,
    ),
  )
  void api
    .open(transfer(port2, [port2]), life)
    .then(() => whenDead(life, watch.signal))
    .then(silent, () => undefined)
  return {
    api,
    patiently: (work) => Promise.race([heartbeat.patiently(work), dead]),
    end() {
      over = true
      end()
    },
  }
}
