import { create } from 'zustand'
import type { Message } from '../../core/messages/message'

/** What core, a worker or a store has to say, or something that the page words itself. */
export type NoticeContent =
  | string
  | Message
  /** A link or a file with an experiment: what was wrong with it, and whether it was opened all the same. */
  | { readonly kind: 'shared'; readonly opened: boolean; readonly problems: readonly Message[] }
  /** A run goes on from where it was last kept. */
  | { readonly kind: 'taken-up'; readonly why: Message; readonly step: number; readonly lostSteps: number }
  /** A scenario's files could not be had. */
  | { readonly kind: 'no-scenario'; readonly why: Message }
  /** A lesson's file could not be had. */
  | { readonly kind: 'no-lesson'; readonly why: Message }

export interface Notice {
  readonly id: number
  readonly content: NoticeContent
}

/** What a person should see once and may put away. */
export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))

let nextId = 1

export function addNotice(content: NoticeContent): void {
  const same = (notice: Notice) => JSON.stringify(notice.content) === JSON.stringify(content)
  useNotices.setState(({ notices }) =>
    notices.some(same) ? { notices } : { notices: [...notices, { id: nextId++, content }] },
  )
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
