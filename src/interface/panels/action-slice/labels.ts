import type { PanelAnswers } from '../../../core/looks/questions'
import { useSettings } from '../../../store/settings/settings-store'
import type { Text } from '../../text/text'

/** Whether the algorithm pushes Q down at the policy's actions and up at the data's. */
export function usePushes(): boolean {
  return useSettings(({ algorithmId }) => algorithmId === 'cql' || algorithmId === 'cal-ql')
}

export function dataLabel(
  words: Text['panels']['actionSlice'],
  pushes: boolean,
  { data }: PanelAnswers['actionSlice'],
): string {
  if (data.weights) return words.weighted
  return pushes ? words.dataActions : words.dataActionsPlain
}
