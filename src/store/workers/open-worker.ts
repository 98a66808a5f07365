import type { Message } from '../../core/messages/message'
import { startTrainingClient, type TrainingClient } from '../../worker/client'
import type { Report } from '../../worker/protocol'
import { readBackendRequest } from './backend-request'
import { useBackend } from './backend-store'

export interface OpenedWorker {
  readonly client: TrainingClient
  /** Its backend is up. */
  readonly started: Promise<unknown>
}

/** A worker with the backend that the page has chosen, on one thread: the other cores are other workers'. */
export function openWorker(onReport: (report: Report) => void, onGone: (why: Message) => void): OpenedWorker {
  const client = startTrainingClient(onReport, onGone)
  const { request } = readBackendRequest(window.location.search)
  const { choice, failed: without } = useBackend.getState()
  const started = client.api.startBackend({ ...request, backend: choice?.backend, without, threads: 1 })
  return { client, started: client.patiently(started) }
}
