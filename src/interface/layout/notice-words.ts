import type { Said } from '../../core/said/said'
import type { NoticeContent } from '../../store/page/notices-store'
import type { Text } from '../text/text'

/** What a notice says, to the eye and to the ear. */
export function noticeWords(
  { notice, scenario, share, lessons }: Text,
  say: (said: Said) => string,
  content: NoticeContent,
): string {
  if (typeof content === 'string') return content
  if ('template' in content) return say(content)
  if (content.kind === 'shared') return share.notice(content.opened, content.problems.map(say))
  if (content.kind === 'no-scenario') return scenario.missing(say(content.why))
  if (content.kind === 'no-lesson') return lessons.missing(say(content.why))
  return notice.takenUp(say(content.why), content.step, content.lostSteps)
}
