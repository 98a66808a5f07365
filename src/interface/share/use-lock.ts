import type { LockGroup, LockLevel } from '../../core/sharing/shared-state'
import { lockOf, settingLock, useLesson } from '../../store/assignment/lesson-store'

/** What the lesson says of a group of controls; null: they are free. */
export function useLock(group: LockGroup): LockLevel | null {
  return useLesson((state) => lockOf(group, state))
}

/** Of one setting, by its place. */
export function useSettingLock(place: string): LockLevel | null {
  return useLesson((state) => settingLock(place, state))
}
