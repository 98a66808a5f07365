import { useStorage } from './storage-store'

/** How much this page stores and how much it may, as far as the browser says. */
export async function measureStorage(): Promise<void> {
  try {
    const { usage, quota } = await navigator.storage.estimate()
    if (usage !== undefined && quota !== undefined) useStorage.setState({ usage: { used: usage, quota } })
  } catch {
    useStorage.setState({ usage: null })
  }
}
