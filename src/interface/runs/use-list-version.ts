import { usePacedVersion } from '../charts/use-paced-version'

/** Changes, at a pace that drawing can keep, with what the list tells of the runs' progress. */
export function useListVersion(): string {
  return usePacedVersion(({ members }) =>
    members
      .map(
        ({ runId, status, evaluationsVersion, progress }) => `${runId}${status}${evaluationsVersion}:${progress?.step}`,
      )
      .join(),
  )
}
