import { useEffect, useState } from 'react'
import { latestWorld, onWorldReport, type WorldView } from '../../store/world/world-store'

/** Often enough to follow, seldom enough to read. */
const REFRESH_MS = 250

/** The last step of the view, for words. */
export function useSlowReport(): WorldView | null {
  const [report, setReport] = useState(latestWorld.report)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let runId = latestWorld.report?.runId
    const refresh = () => {
      timer = undefined
      setReport(latestWorld.report)
    }
    const stop = onWorldReport(() => {
      const other = latestWorld.report?.runId !== runId
      runId = latestWorld.report?.runId
      // What a former run did is not shown a moment longer.
      if (other) refresh()
      else timer ??= setTimeout(refresh, REFRESH_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return report
}
