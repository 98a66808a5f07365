import { create } from 'zustand'

export interface Notice {
  readonly id: number
  readonly text: string
}

/** Sentences that a person should see once and may put away. */
export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))

let nextId = 1

export function addNotice(text: string): void {
  useNotices.setState(({ notices }) =>
    notices.some((notice) => notice.text === text) ? { notices } : { notices: [...notices, { id: nextId++, text }] },
  )
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
