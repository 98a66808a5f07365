import { usePacedVersion } from '../charts/use-paced-version'

/** Changes, at a pace that drawing can keep, with what the list tells of the runs' progress. */
export function useListVersion(): string {
  return usePacedVersion(({ runs }) =>
    runs
      .map(({ id, status, evaluationsVersion, progress }) => `${id}${status}${evaluationsVersion}:${progress?.step}`)
      .join(),
  )
}
