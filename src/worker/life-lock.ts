// A worker that dies tells nobody, but the browser lets go of its locks (Web Locks API): who waits for one learns of it.

/** Outside a secure context there are none; in the frame of another site's page a browser may refuse them. */
const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks

/** Holds a lock for as long as this worker lives. Resolves once it is held; at once where there are no locks. */
export function holdForLife(name: string): Promise<void> {
  return new Promise((held) => {
    if (!locks) return held()
    const lasting = locks.request(name, () => {
      held()
      return new Promise(() => undefined)
    })
    lasting.catch(() => held())
  })
}

/** Resolves when the one who held it has died; never where there are no locks. Rejects when `signal` says so. */
export function whenDead(name: string, signal: AbortSignal): Promise<void> {
  if (!locks) return new Promise(() => undefined)
  return locks
    .request(name, { signal }, () => undefined)
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'SecurityError') return new Promise(() => undefined)
      throw error
    })
}
