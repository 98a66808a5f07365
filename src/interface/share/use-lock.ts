import type { LockGroup, LockLevel } from '../../core/sharing/shared-state'
import { lockOf, settingLock, useAssignment } from '../../store/assignment/assignment-store'

/** What the lesson says of a group of controls; null: they are free. */
export function useLock(group: LockGroup): LockLevel | null {
  return useAssignment((state) => lockOf(group, state))
}

/** Of one setting, by its place. */
export function useSettingLock(place: string): LockLevel | null {
  return useAssignment((state) => settingLock(place, state))
}
