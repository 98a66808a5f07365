import type { NoticeContent } from '../../store/notices-store'
import type { Text } from '../text/text'

/** What a notice says, to the eye and to the ear. */
export function noticeWords({ notice, scenario, share, lessons }: Text, content: NoticeContent): string {
  if (typeof content === 'string') return content
  if (content.kind === 'shared') return share.notice(content.opened, content.problems)
  if (content.kind === 'no-scenario') return scenario.missing(content.why)
  if (content.kind === 'no-lesson') return lessons.missing(content.why)
  return notice.takenUp(content.why, content.step, content.lostSteps)
}
