/** A further thread of the engine: shares the steps of the thread that started it. */
import { parentPort } from 'node:worker_threads'
import { serveThread } from '../core/engine/thread'

serveThread((receive) => parentPort?.on('message', receive))
