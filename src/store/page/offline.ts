import { create } from 'zustand'

interface OfflineState {
  /** A newer version of the page lies ready; it is not used before somebody asks for it. */
  readonly updateReady: boolean
}

export const useOffline = create<OfflineState>(() => ({ updateReady: false }))

let waiting: ServiceWorker | null = null

/** Keeps the built page for visits without a connection. The page does not need it: where it fails, nothing is said. */
export async function keepPageOffline(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('./service-worker.js', { updateViaCache: 'none' })
    const look = () => {
      // Without a controller this is the first visit: there is nothing older that could be replaced.
      if (!registration.waiting || !navigator.serviceWorker.controller) return
      waiting = registration.waiting
      useOffline.setState({ updateReady: true })
    }
    look()
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
    // Left to itself a browser looks for a newer one when its worker has nothing to do, which a busy page may never allow.
    await registration.update()
  } catch {
    // No service workers here, they are blocked, or there is no connection.
  }
}

/** Changes to the newer version. The page loads anew. */
export function changeVersion(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  waiting?.postMessage('take over')
}

export function putUpdateOff(): void {
  useOffline.setState({ updateReady: false })
}
