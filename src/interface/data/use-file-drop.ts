import { useEffect, useState } from 'react'
import { droppedFiles } from './dropped-files'

/** Gives `take` (a stable function) the files dropped anywhere on the page; true while some hover over it. */
export function useFileDrop(take: (files: readonly File[]) => void): boolean {
  const [dropping, setDropping] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setDropping(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDropping(false)
    }
    const drop = (event: DragEvent) => {
      const { dataTransfer } = event
      setDropping(false)
      if (!dataTransfer || dataTransfer.files.length === 0) return
      event.preventDefault()
      void droppedFiles(dataTransfer).then(take)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [take])
  return dropping
}
