/** The door for a further thread, which wants nothing else of the engine. */
export { serveThread, type ThreadMessage } from './wasm/threads/serve-thread'
