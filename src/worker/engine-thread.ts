/** A further thread of the engine: shares the training worker's steps with it. */
import { serveThread } from '../core/engine/thread'

serveThread((receive) => addEventListener('message', ({ data }) => receive(data)))
