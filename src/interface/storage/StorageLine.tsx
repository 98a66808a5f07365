import { Suspense } from 'react'
import { openStorage, useStorage } from '../../store/storage/storage-store'
import { Button } from '../controls/Button'
import { fetchedPart } from '../faults/fetched-part'
import { useText } from '../text/use-text'

const StorageDialog = fetchedPart(() => import('./StorageDialog'), 'StorageDialog')

/** In the foot of the page: whether runs are kept in this browser, and the way to what is kept. */
export function StorageLine() {
  const text = useText()
  const { refused, savedAt, open } = useStorage()
  const state = refused ? 'refused' : savedAt === null ? 'none' : 'kept'
  return (
    <span data-storage={state} role={refused ? 'status' : undefined}>
      <Button look="plain" onClick={() => openStorage(true)}>
        {refused ? text.storage.notKept : text.storage.open}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <StorageDialog />
        </Suspense>
      )}
    </span>
  )
}
