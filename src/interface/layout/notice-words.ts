import type { Message } from '../../core/messages/message'
import type { NoticeContent } from '../../store/page/notices-store'
import type { Text } from '../text/text'

/** What a notice says, to the eye and to the ear. */
export function noticeWords(
  { notice, scenario, share, lessons }: Text,
  translate: (message: Message) => string,
  content: NoticeContent,
): string {
  if (typeof content === 'string') return content
  if ('template' in content) return translate(content)
  if (content.kind === 'shared') return share.notice(content.opened, content.problems.map(translate))
  if (content.kind === 'no-scenario') return scenario.missing(translate(content.why))
  if (content.kind === 'no-lesson') return lessons.missing(translate(content.why))
  return notice.takenUp(translate(content.why), content.step, content.lostSteps)
}
